(prn (uri? (java.net.URI. "http://a.b/c")) (uri? "http://a.b/c") (uri? nil)
     (uri? 1) (map uri? [(java.net.URI. "x") :x]))
(let [a (object-array [3 1 2])]
  (prn (vec (java.util.Arrays/copyOfRange a 1 3 (class a)))
       (do (java.util.Arrays/parallelSort a compare) (vec a))))
