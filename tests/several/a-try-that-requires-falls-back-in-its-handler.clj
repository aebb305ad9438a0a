(ns several.a-try-that-requires-falls-back-in-its-handler)
(try
  (require '[several.a-try-that-requires-falls-back-in-its-handler.nowhere :as lib])
  (catch Exception e
    (require '[several.a-try-that-requires-falls-back-in-its-handler.fallback :as lib])))
(println (lib/twice (inc 1)) lib/other)
(try
  (require '[several.a-try-that-requires-falls-back-in-its-handler.there :as here])
  (catch Exception e
    (require '[several.a-try-that-requires-falls-back-in-its-handler.never :as here])))
(println (here/kind))
(try
  (require 'several.a-try-that-requires-falls-back-in-its-handler.nowhere)
  (catch Throwable e
    (require '[several.a-try-that-requires-falls-back-in-its-handler.fallback :refer [twice]]))
  (finally (require '[clojure.set :as set])))
(println (twice 3) (set/union #{1} #{1}))
(println (boolean (find-ns 'several.a-try-that-requires-falls-back-in-its-handler.never)))
