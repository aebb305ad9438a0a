;; Each pair of numbers by each comparison, equal ones of other classes, too.
(def numbers [-3N -2 -2N -2.0 -5/2 0 0N 0.0 -0.0 2 2N 2.0 2M 2.00M 5/2 2.5 2.5M 3 3N
              9223372036854775807 9223372036854775807N 9223372036854775808N
              -9223372036854775808 -9223372036854775809N 1e19 10000000000000000000N
              18446744073709551616N 18446744073709551615N 340282366920938463463374607431768211456N
              ##Inf ##-Inf])
(defn bits [f] (apply str (for [a numbers b numbers] (if (f a b) 1 0))))
(prn (bits <)) (prn (bits <=)) (prn (bits >)) (prn (bits >=)) (prn (bits ==)) (prn (bits =))
(prn (bits #(neg? (compare %1 %2)))) (prn (bits #(zero? (compare %1 %2))))
(prn (<= 2N 2N) (>= 2N 2N) (< 2N 2N) (> 2N 2N) (<= 2N 3N) (<= 3N 2N) (<= 1N 2N 2N 3N) (< 1N 2N 2N)
     (<= ##NaN 2N) (>= 2N ##NaN) (== 2N ##NaN))
(prn (map #(compare % 2N) [1N 2N 3N]) (max 2N 2) (min 2N 2) (max 1N 3 2.5) (min 1N 3 0.5)
     (sort [3N 1 2.5 5/2 2N]) (zero? 0N) (pos? 1N) (neg? -1N) (pos? 0N) (neg? 0N))
(doseq [a [7N -7N 18446744073709551616N -18446744073709551616N 340282366920938463463374607431768211457N]
        b [2N -2N 3N 18446744073709551615N -4294967296N 4294967297N]]
  (prn (quot a b) (rem a b) (mod a b) (+ a b) (- a b) (* a b) (/ a b)))
