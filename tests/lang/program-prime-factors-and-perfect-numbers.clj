(defn factors [n]
  (loop [n n p 2 out []]
    (cond (= n 1) out
          (zero? (rem n p)) (recur (quot n p) p (conj out p))
          (> (* p p) n) (conj out n)
          :else (recur n (inc p) out))))
(prn (map factors [2 12 97 360 1001 1234567890 99999999977]))
(defn divisor-sum [n] (reduce + (filter #(zero? (rem n %)) (range 1 (inc (quot n 2))))))
(prn (filter #(= % (divisor-sum %)) (range 2 1000)))
