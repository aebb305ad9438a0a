(prn (try (loop [i Long/MAX_VALUE n 0] (if (< n 2) (recur (inc i) (inc n)) i))
          (catch ArithmeticException e (ex-message e))))
(prn (loop [x 1 n 0] (if (< n 70) (recur (*' x 2) (inc n)) x)))
