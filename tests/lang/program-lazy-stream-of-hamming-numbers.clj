(defn merge-streams [[a & as :as xs] [b & bs :as ys]]
  (lazy-seq (cond (= a b) (cons a (merge-streams as bs))
                  (< a b) (cons a (merge-streams as ys))
                  :else (cons b (merge-streams xs bs)))))
(def hamming
  (lazy-seq (cons 1 (reduce merge-streams (for [k [2 3 5]] (map #(* k %) hamming))))))
(prn (take 30 hamming) (nth hamming 100))
