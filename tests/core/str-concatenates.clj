(prn (str) (str nil) (str 1) (str "a" :b 'c 1.0 nil true \d) (str [1 "a" nil]) (str {:a "x"}) (str 1/2 2N 3M))
(prn (str '(1 2)) (str (lazy-seq [1 "b"])) (str (map inc [1])) (str #{}) (str "é" \λ))
