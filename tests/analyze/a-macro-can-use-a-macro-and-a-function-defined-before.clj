(defn f [x] (* 2 x))
(defmacro a [x] (f x))
(defmacro b [x] `(+ 1 (a ~x)))
(prn (a 5) (b 5))
