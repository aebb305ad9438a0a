; a comment
(prn 1 ; to the end of line
     #! also
     2)
;; last
