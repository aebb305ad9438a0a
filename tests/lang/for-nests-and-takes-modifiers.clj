(prn (for [x (range 5) y (range x) :when (even? (+ x y)) :let [s (+ x y)]] [x y s]))
(prn (for [x (range 10) :while (< x 4) y [x x] :while (odd? x)] y))
(prn (take 3 (for [x (range)] (* x x))))
