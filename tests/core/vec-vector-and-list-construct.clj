(prn (vec nil) (vec '(1 2)) (vec {:a 1}) (vector) (vector 1 2) (vector-of :int 1 2) (list) (list 1 2) (list* 1 2 [3 4]) (list* nil) (vec "ab"))
