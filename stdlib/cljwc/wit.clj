;; SPDX-License-Identifier: MIT
;;
;; What the world of a component imports, as functions (cljwc --wit).
(ns cljwc.wit
  (:refer-clojure :exclude [import]))

(defn import
  "The function that a component's world imports as `name`: \"log\", or with its
  interface \"demo:shapes/host#log\". The name is a literal string: a component
  imports what its sources mention. The `err` of a result is thrown, as an
  ExceptionInfo with it under :error."
  [name]
  (let [f (rt/wit-import name)]
    (fn
      ([] (rt/wit-invoke f []))
      ([a] (rt/wit-invoke f [a]))
      ([a b] (rt/wit-invoke f [a b]))
      ([a b & more] (rt/wit-invoke f (into [a b] more))))))
