(defn merge-streams [xs ys]
  (lazy-seq (let [a (first xs) b (first ys)]
              (cond (= a b) (cons a (merge-streams (rest xs) (rest ys)))
                    (< a b) (cons a (merge-streams (rest xs) ys))
                    :else (cons b (merge-streams xs (rest ys)))))))
(def hamming
  (lazy-seq (cons 1 (reduce merge-streams
                            (for [k [2 3 5]] (map #(* k %) hamming))))))
(prn (take 30 hamming) (nth hamming 200))
