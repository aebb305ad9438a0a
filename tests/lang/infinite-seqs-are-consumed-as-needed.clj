(defn fibs ([] (fibs 0 1)) ([a b] (lazy-seq (cons a (fibs b (+' a b))))))
(prn (take 10 (fibs)) (nth (fibs) 100))
(prn (take 5 (cycle [1 2])) (take 3 (repeat :x)) (take-while #(< % 20) (iterate #(* 2 %) 1)))
