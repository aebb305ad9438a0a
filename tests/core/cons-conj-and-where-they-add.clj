(prn (cons 1 nil) (cons 1 [2]) (conj [1] 2 3) (conj '(1) 2 3) (conj nil 1) (conj #{1} 2 1) (conj {:a 1} [:b 2] {:c 3}) (conj) (conj [1]))
(prn (conj (range 2) 9) (conj (seq [1]) 0) (list? (conj '(1) 2)) (conj {} nil))
