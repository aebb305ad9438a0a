(prn (= 1 1N) (= 1 1.0) (== 1 1.0) (= [1 2] '(1 2)) (= {:a 1} {:a 1.0}) (= nil false))
(prn (identical? :a :a) (let [x [1]] (identical? x x)) (= "a" \a) (identical? [1] [1]))
(prn (= #{1 2} #{2 1}) (= (range 3) [0 1 2]) (= 1 1 1) (= 1 1 2) (not= 1 2))
