(prn (first (reduce (fn [s i] (concat s [i])) [0] (range 500))) (count (apply concat (repeat 1000 [1 2]))) (count (flatten (repeat 300 [[1] [2 [3]]]))))
