(defn say [x] (print x "") x)
(prn (and (say 1) (say nil) (say 3)))
(prn (or (say nil) (say false) (say 3) (say 4)))
(prn (and) (or) (and 1 2) (or nil false))
