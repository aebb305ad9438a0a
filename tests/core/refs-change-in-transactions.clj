(def r (ref 1))
(prn (dosync (alter r inc) (commute r + 10)) @r (dosync (ref-set r 0)))
