(defmacro twice [x] `(let [v# ~x] [v# v#]))
(let [v 5] (prn (twice (inc v))))
(defmacro swap-in [a b] `(let [a# ~a b# ~b] [b# a#]))
(prn (swap-in 1 2))
