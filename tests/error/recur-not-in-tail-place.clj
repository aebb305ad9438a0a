(defn f [n]
  (inc (recur (dec n))))
