(prn (hash-map) (hash-map :a 1 :b 2) (array-map :z 1 :y 2) (class (array-map)) (class (hash-map :a 1)) (hash-set 1 2) (sorted-set 3 1 2) (sorted-map :b 1 :a 2))
(prn (into {} [[:a 1] {:b 2}]) (into [] '(1 2)) (into '() [1 2 3]) (into #{} [1 1]) (into nil [1]) (into {} nil) (into [0] (map inc) [1 2]))
