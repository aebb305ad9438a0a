(defn swap-down [a b n]
  (if (zero? n) [a b] (recur b a (dec n))))
(prn (swap-down 1 2 5))
