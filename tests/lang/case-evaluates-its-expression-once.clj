(def n (atom 0))
(prn (case (swap! n inc) 1 :first 2 :second) @n)
