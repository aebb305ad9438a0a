(defn down [n] (if (zero? n) 0 (inc (down (dec n)))))
(prn (down 1000))
