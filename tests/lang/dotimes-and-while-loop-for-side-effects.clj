(dotimes [i 3] (print i ""))
(def n (atom 3))
(while (pos? @n) (print "w" @n "") (swap! n dec))
(newline)
