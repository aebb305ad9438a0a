(defn mmul [a b]
  (let [bt (apply mapv vector b)]
    (mapv (fn [row] (mapv (fn [col] (reduce + (map * row col))) bt)) a)))
(defn identity-matrix [n] (vec (for [i (range n)] (vec (for [j (range n)] (if (= i j) 1 0))))))
(defn mpow [m n]
  (cond (zero? n) (identity-matrix (count m))
        (even? n) (recur (mmul m m) (/ n 2))
        :else (mmul m (mpow m (dec n)))))
(prn (mmul [[1 2] [3 4]] [[5 6] [7 8]]))
(prn (mpow [[1N 1N] [1N 0N]] 200))
(prn (mpow [[1/2 1/3] [1/4 1/5]] 3))
