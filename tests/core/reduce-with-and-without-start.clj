(prn (reduce + [1 2 3]) (reduce + 10 [1 2 3]) (reduce + []) (reduce + [5]) (reduce + 7 nil) (reduce conj [] '(1 2)))
(prn (reduce (fn [a x] (if (> x 3) (reduced [:stop a]) (+ a x))) (range)) (reduce str "" "abc") (reduce max 0 #{3 9 4}))
(prn (reductions + [1 2 3]) (reductions conj [] [1 2]) (reduce (fn [a [k v]] (+ a v)) 0 {:a 1 :b 2}))
