(defrecord P [x y])
(prn [(P. 1 2)] {:p (P. nil "s")} (assoc (P. 1 2) :extra [3]))
(println (P. "a" \b) (str (P. 1 2)))
