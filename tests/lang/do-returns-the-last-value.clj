(prn (do (print "a ") (print "b ") 3))
(prn (do))
