(def v [[1 :a] [0 :b] [1 :c] [0 :d]])
(prn (sort-by first v) v (sort-by first (comparator >) v))
