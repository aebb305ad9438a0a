(defn inner [x]
  (/ 10 x))
(defn outer [x]
  (+ 1 (inner x)))
(defn -main [& args]
  (outer 0))
