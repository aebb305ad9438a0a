;; SPDX-License-Identifier: MIT
;;
;; Queens on a chessboard that do not attack each other, by backtracking. A
;; solution is a vector: the column of the queen of each row. The search is a
;; lazy seq, so asking for the first solution computes only that one.
;;
;;     cljwc run examples/queens.clj 8
(ns queens)

(defn safe? [queens column]
  (let [row (count queens)]
    (not-any? (fn [r]
                (let [c (queens r)]
                  (or (= c column)
                      (= (abs (- c column)) (- row r)))))
              (range row))))

(defn solutions
  ([n] (solutions n []))
  ([n queens]
   (if (= n (count queens))
     [queens]
     (mapcat (fn [column]
               (when (safe? queens column)
                 (solutions n (conj queens column))))
             (range n)))))

(defn show [queens]
  (doseq [column queens]
    (println (apply str (map #(if (= % column) "Q " ". ")
                             (range (count queens)))))))

(defn -main [& [n]]
  (let [n (if n (parse-long n) 8)]
    (show (first (solutions n)))
    (doseq [k (range 1 (inc n))]
      (println k "queens:" (count (solutions k)) "solutions"))))
