(defn f [x] (nope x))
(defn g [y]
  (let [z 1]
    (nada z y)))
(println undefined-thing)
