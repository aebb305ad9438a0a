(prn '#:p{:a 1 :q/b 2 :_/c 3 d 4 :e {:f 1}})
(prn #:p{:a 1, :b {:c 2}} {:p/a 1 :q/b 2} {:p/a 1 :p/b 2})
