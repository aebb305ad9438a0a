(prn (for [a [7 -7] b [2 -2]] [(quot a b) (rem a b) (mod a b)]))
(prn (quot 7.5 2) (rem 7.5 2) (mod -7.5 2) (mod 5N 3) (rem -7/2 2) (quot 7/2 1))
