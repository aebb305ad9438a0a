# SPDX-License-Identifier: MIT
"""Writes a program of about as many lines as asked: functions such as people
write, no two alike, all called in the end so that none is dropped."""
import random

SHAPES = [
    """(defn %(f)s
  "Sums what is left of the numbers below n."
  [n]
  (loop [i 0 sum %(a)d]
    (if (< i n)
      (recur (inc i) (+ sum (mod (* i %(b)d) %(c)d)))
      sum)))
""",
    """(defn %(f)s [n]
  (->> (range n)
       (map (fn [x] (* x %(a)d)))
       (filter odd?)
       (remove #(zero? (mod %% %(c)d)))
       (reduce + %(b)d)))
""",
    """(defn %(f)s [n]
  (let [m (reduce (fn [m i] (update m (mod i %(c)d) (fnil conj []) i))
                  {} (range n))
        {a 0 b 1 :or {a [] b []}} m]
    (cond
      (empty? a) :none
      (> (count a) (count b)) [(count a) (peek a)]
      :else {:a (count a) :b (first b) :sum (apply + b)})))
""",
    """(defn %(f)s [n]
  (let [words (map #(str "w" (mod (* %% %(b)d) %(c)d)) (range n))]
    (->> words
         frequencies
         (sort-by (fn [[w k]] [(- k) w]))
         (take 3)
         (mapv (fn [[w k]] (str w "=" k)))
         (str/join ", "))))
""",
    """(defrecord R-%(f)s [x y label])
(defn %(f)s [n]
  (let [points (for [x (range (mod n 9)) y (range 3) :when (not= x y)]
                 (->R-%(f)s x y (keyword (str "p" x))))]
    (doseq [p points :when (= (:x p) -1)]
      (println "never" (:label p)))
    (reduce (fn [acc {:keys [x y]}] (+ acc (* %(a)d x) y)) 0 points)))
""",
    """(defmulti m-%(f)s (fn [shape] (:kind shape)))
(defmethod m-%(f)s :square [{:keys [side]}] (* side side))
(defmethod m-%(f)s :box [{:keys [w h]}] (* w h %(a)d))
(defmethod m-%(f)s :default [_] %(b)d)
(defn %(f)s [n]
  (+ (m-%(f)s {:kind :square :side n})
     (m-%(f)s {:kind :box :w n :h %(c)d})
     (m-%(f)s {:kind :other})))
""",
    """(defn %(f)s [n]
  (try
    (when (even? (+ n %(a)d))
      (throw (ex-info "even" {:n n :code %(b)d})))
    (case (int (mod n 4))
      0 :zero
      1 "one"
      (2 3) [n %(c)d])
    (catch Exception e
      (-> (ex-data e) (assoc :message (ex-message e)) :code))))
""",
    """(def s-%(f)s (atom {:seen #{} :log []}))
(defn %(f)s [n]
  (dotimes [i (mod n 11)]
    (swap! s-%(f)s
           (fn [s]
             (-> s
                 (update :seen conj (mod i %(c)d))
                 (update :log conj (str "step " i))))))
  (let [{:keys [seen log]} @s-%(f)s]
    (if-let [l (last log)]
      (str l "/" (count seen))
      "nothing")))
"""]


def program(lines, ns, seed):
    rng = random.Random(seed)
    parts = ["(ns %s\n  (:require [clojure.string :as str]))\n" % ns]
    count, names = 2, []
    while count < lines - 12:
        name = "f%d" % len(names)
        text = rng.choice(SHAPES) % {
            "f": name, "a": rng.randrange(2, 99), "b": rng.randrange(2, 999),
            "c": rng.randrange(2, 99)}
        parts.append(text)
        names.append(name)
        count += text.count("\n") + 1
    parts.append("(defn run-all []\n  (mapv (fn [f] (f 25))\n        [%s]))\n"
                 % " ".join(names))
    parts.append("(defn -main [& _]\n  (println (run-all)))\n")
    return "\n".join(parts)
