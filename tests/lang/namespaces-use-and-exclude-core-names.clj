(ns lang.namespaces-use-and-exclude-core-names
  (:refer-clojure :exclude [map])
  (:use [support.numbers :only [double-it]]))
(defn map [x] [:mine x])
(prn (map 1) (clojure.core/map inc [1]) (double-it 4))
