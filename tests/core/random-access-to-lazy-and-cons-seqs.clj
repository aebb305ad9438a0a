(prn (nth (lazy-seq [1 2 3]) 2) (nth (cons 0 (range)) 100) (second (iterate inc 5)) (last (take 1000 (iterate inc 0))) (get (lazy-seq [1]) 0))
