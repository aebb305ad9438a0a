(def keep-me (vec (map (fn [i] {:i i :s (str i)}) (range 1000))))
(defn churn [n]
  (loop [i 0 acc 0]
    (if (< i n)
      (recur (inc i) (+ acc (count (assoc {:a i :b [i i]} :c (str i)))))
      acc)))
(prn (churn 300000))
(prn (reduce + (map :i keep-me)) (:s (keep-me 999)))
