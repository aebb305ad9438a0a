(prn (lazy-seq [1 2]) (map inc [1]) (cons 1 '(2)) (range 3) (list) (lazy-seq nil) {:a {:b [#{1}]}} [nil [nil]] (seq {:a 1}) (first {:a 1}))
(prn 'sym "str\\" #"re" (symbol "a b") :k/w {[1] {2 3}} '(quote a) ''a '@a)
