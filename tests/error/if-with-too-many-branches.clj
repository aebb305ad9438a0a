(defn f [x]
  (if x 1 2 3))
