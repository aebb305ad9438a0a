(def p (promise))
(deliver p 5)
(prn @(future (+ 1 2)) @p (realized? p) (deref (promise) 1 :timeout) (future? (future 1)))
