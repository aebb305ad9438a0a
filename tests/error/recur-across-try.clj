(defn f [n]
  (try (recur (dec n))
       (catch Exception e 1)))
