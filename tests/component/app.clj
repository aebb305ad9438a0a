;; SPDX-License-Identifier: MIT
;;
;; What tests/component/uses.mjs calls.
(ns app
  (:require [cljwc.wit :as wit]))

(def log (wit/import "demo:shapes/host#log"))
(def lookup (wit/import "demo:shapes/host#lookup"))
(def now (wit/import "now"))
(def calls (atom 0))

(defn area [shape]
  (if (keyword? shape)
    0.0
    (let [[kind x] shape]
      (case kind
        :circle (* 3 x x)
        :rect (apply * x)))))
(defrecord Point [x y label])
(defn move [p by]
  (log (str "moving " (pr-str p)))
  (->Point (+ (:x p) (:x by)) (+ (:y p) (:y by)) (lookup p)))
(defn parse [s]
  (when (= s "") (throw (IllegalArgumentException. "nothing there")))
  (.getBytes s))
(defn check [s]
  (cond (= s "") (throw (ex-info "no" {:error :empty}))
        (< 3 (count s)) (throw (ex-info "no" {:error [:too-long (count s)]}))
        :else (count s)))
(defn maybe [color perms] (when color (conj perms :read)))
(defn nope [fail] (when fail (throw (ex-info "failed" {}))))
(defn nested [o] o)
(defn many [& args] (apply str args))
(defn widths [& args] args)
(defn results [rs] (map identity rs))
(defn greet [name times]
  (swap! calls inc)
  (map #(str % " hello, " name) (range times)))
(defn ^{:export "count"} how-many [] (now) @calls)
(defn bad [n]
  (case n
    0 "a string"
    1 (throw (ex-info "too small" {:n n}))
    2 :no-string))
