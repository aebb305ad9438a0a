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

(defprotocol EqualityPartition
  "What decides which values are compared part by part."
  (equality-partition [x] "What kind of thing x is."))

(defprotocol Diff
  "What compares two things of one kind."
  (diff-similar [a b] "diff for things of the same equality-partition."))

(extend-protocol EqualityPartition
  nil (equality-partition [x] :atom)
  Object
  (equality-partition [x]
    (cond
      (or (map? x) (instance? java.util.Map x)) :map
      (or (set? x) (instance? java.util.Set x)) :set
      (or (sequential? x) (instance? java.util.List x)
          (some? (rt/array-code x)))
      :sequential
      :else :atom)))

(extend-protocol Diff
  nil (diff-similar [a b] (atom-diff a b))
  Object
  (diff-similar [a b]
    (case (equality-partition a)
      :map (seq (diff-map a b (set/union (keys a) (keys b))))
      :set (diff-set a b)
      :sequential (diff-sequential a b)
      (atom-diff a b))))

(defn diff
  "[things-only-in-a things-only-in-b things-in-both], comparing maps, sets and
  sequences part by part."
  [a b]
  (cond
    (= a b) [nil nil a]
    (= (equality-partition a) (equality-partition b)) (diff-similar a b)
    :else (atom-diff a b)))
