;; SPDX-License-Identifier: MIT
;;
;; clojure.data/diff: what is only in a, only in b, and in both, recursively.
(ns clojure.data
  (:require [clojure.set :as set]))

(declare diff)

(defn ^:private atom-diff
  [a b]
  (if (= a b) [nil nil a] [a b nil]))

(defn ^:private vectorize
  "A sparse vector of a map of indices."
  [m]
  (when (seq m)
    (reduce (fn [v [i x]] (assoc v i x))
            (vec (repeat (inc (apply max (keys m))) nil))
            m)))

(defn ^:private diff-key
  [a b k]
  (let [[only-a only-b both] (diff (get a k) (get b k))
        in-a (contains? a k)
        in-b (contains? b k)
        same (and in-a in-b
                  (or (some? both) (and (nil? (get a k)) (nil? (get b k)))))]
    [(when (and in-a (or (some? only-a) (not same))) {k only-a})
     (when (and in-b (or (some? only-b) (not same))) {k only-b})
     (when same {k both})]))

(defn ^:private diff-map
  [a b ks]
  (reduce (fn [acc k] (map merge acc (diff-key a b k)))
          [nil nil nil] ks))

(defn ^:private diff-sequential
  [a b]
  (mapv vectorize
        (diff-map (vec a) (vec b) (range (max (count a) (count b))))))

(defn ^:private diff-set
  [a b]
  [(not-empty (set/difference a b))
   (not-empty (set/difference b a))
   (not-empty (set/intersection a b))])

(defn diff
  "[things-only-in-a things-only-in-b things-in-both], comparing maps, sets and
  sequences part by part."
  [a b]
  (cond
    (= a b) [nil nil a]
    (and (map? a) (map? b))
    (seq (diff-map a b (set/union (keys a) (keys b))))
    (and (set? a) (set? b)) (diff-set a b)
    (and (sequential? a) (sequential? b)) (diff-sequential a b)
    :else (atom-diff a b)))
