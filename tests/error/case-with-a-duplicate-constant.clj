(defn f [x]
  (case x
    1 :a
    2 :b
    1 :c))
