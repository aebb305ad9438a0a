(defn id [x] x)
(defn f [a]
  (let [b (id [a]) c (id [b]) d (id [c]) e (id [d]) f (id [e]) g (id [f])]
    (dotimes [i 1000] (id (vec (range 10))))
    [a b c d e f g]))
(prn (f 1))
