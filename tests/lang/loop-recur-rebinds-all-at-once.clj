(prn (loop [a 0 b 1 n 10]
       (if (zero? n) a (recur b (+ a b) (dec n)))))
