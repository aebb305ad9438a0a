(prn (nth [1 2] 1) (nth '(1 2) 1) (nth [1] 5 :d) (nth nil 3) (nth "abc" 1) (nth (range 10) 4))
(prn (get [1 2] 1) (get {:a nil} :a :d) (get nil :a) (get #{1} 1) (find {:a 1} :a) (find [5] 0) (find {} :z))
(prn (try (nth [1] 5) (catch IndexOutOfBoundsException e :out)) (try (nth '(1) 5) (catch IndexOutOfBoundsException e :out)))
