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
      ([a b & more] (rt/wit-invoke f (rt/vec-from-seq (list* a b more)))))))

;; For cljwc.http.
(defn handler [] (rt/wit-handler))
(defn report [e] (rt/wit-report e))
;; A method of a type, without what (.method x) is of values of the runtime.
(defn method [x name] (rt/method-fn (rt/class-of x) name))
(defn text [bytes] (rt/str-decode bytes 0))
(defn utf-8 [s] (rt/str-encode s 0))
(defn index-of [s x] (rt/str-index-of s x 0))
(defn last-index-of [s x] (rt/str-last-index-of s x nil))
(defn part [s from to] (rt/subs s from to))
(defn join [a b c] (rt/str-concat a (rt/str-concat b c)))
(defn array-copy [from i to j n] (rt/array-copy from i to j n))

(defn shown
  "The string; of a number or another atom what str gives, else nil."
  [x]
  (if (string? x)
    x
    (let [sb (rt/sb-new)]
      (when (rt/sb-str-append sb x) (rt/sb-str sb)))))

(defn lower-case
  "A text with A to Z in lower case."
  [s]
  (loop [i 0 sb nil]
    (if (< i (long (rt/str-count s)))
      (let [c (long (int (rt/str-char-at s i)))
            upper (if (< 64 c) (< c 91) false)]
        (if (or sb upper)
          (let [b (or sb (rt/sb-append (rt/sb-new) (rt/subs s 0 i)))]
            (recur (inc i) (rt/sb-append b (char (if upper (+ c 32) c)))))
          (recur (inc i) nil)))
      (if sb (rt/sb-str sb) s))))
