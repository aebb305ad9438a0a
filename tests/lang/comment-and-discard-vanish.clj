(prn [1 #_2 3 #_#_4 5 6])
(comment (this is (not compiled)))
(prn (comment 1 2))
