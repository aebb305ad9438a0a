; The output buffer doubled whenever it became wide again.
(dotimes [_ 60]
  (print "€")
  (flush)
  (print "a")
  (flush))
(println)
