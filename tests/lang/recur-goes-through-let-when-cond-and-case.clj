(prn (loop [n 20 acc []]
       (let [m (quot n 2)]
         (cond
           (zero? n) acc
           (even? n) (case (int (mod n 3))
                       0 (recur m (conj acc :zero))
                       1 (recur m (conj acc :one))
                       (recur m (conj acc :two)))
           :else (when true (recur (dec n) (conj acc n)))))))
