(prn (if nil 1 2) (if false 1 2) (if 0 1 2) (if "" 1 2) (if [] 1 2))
(prn (if true 1) (if nil 1))
