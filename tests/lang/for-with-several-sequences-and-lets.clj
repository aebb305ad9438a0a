(prn (for [x [1 2 3] :let [y (* x x)] :when (odd? y) z (range x) :let [w [x y z]] :while (< z 2)] w))
(prn (count (for [a (range 10) b (range 10) c (range 10) :when (= (+ a b c) 15)] [a b c])))
