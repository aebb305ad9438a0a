(prn (range 5) (range 2 5) (range 0 10 3) (range 5 0 -2) (range 0) (range 1.0 2.0 0.5) (take 3 (range)) (range 0 1 1/3))
(prn (count (range 1000000)) (reduce + (range 100000)) (last (range 10 20)) (nth (range 0 100 7) 5) (range 3 3) (class (range 3)))
