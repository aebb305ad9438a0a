(prn (repeat 3 :x) (take 2 (repeat 1)) (repeatedly 2 (constantly 5)) (take 4 (iterate #(* % 2) 1)) (repeat 0 1) (count (repeat 100 1)))
