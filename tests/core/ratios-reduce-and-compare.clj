(prn (+ 1/3 2/3) (* 2/3 3/4) (- 1/2 1/3) (/ 1/2 1/4) (< 1/3 0.5 2/3) (numerator 6/4) (denominator 6/4))
(prn (ratio? 1/2) (ratio? 4/2) (rational? 1/2) (double 1/3) (long 7/2) (int -7/2) (rationalize 0.25) (sort [1/2 0.3 1 1/4]))
