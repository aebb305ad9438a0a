(prn (= [1 2] '(1 2) (range 1 3) (map inc [0 1])) (= #{1} (sorted-set 1)) (= {:a 1} (sorted-map :a 1)) (= [] '() nil) (= {} []) (= (first {:a 1}) [:a 1]))
(prn (= [1 [2 {:a #{3}}]] (list 1 (list 2 {:a (sorted-set 3)}))) (= "a" 'a :a) (= [1] [1N] [1.0]))
