(defn f [] (print "1 ") (when true (print "2 ")) [(print "dropped ")] :done)
(prn (f))
