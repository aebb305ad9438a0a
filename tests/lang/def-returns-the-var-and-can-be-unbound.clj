(prn (def a 1))
(def b)
(prn (bound? #'a) (bound? #'b) a)
