(defn f [x]
  (+ x missing))
