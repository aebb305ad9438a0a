(def s (with-out-str (print "in") (prn :x "y")))
(prn s (with-out-str) (count (with-out-str (dotimes [i 5] (print i)))))
