(prn (+ 1 (loop [i 0] (if (< i 5) (recur (inc i)) i)) 1))
(prn [(loop [s "" i 0] (if (< i 3) (recur (str s i) (inc i)) s))])
