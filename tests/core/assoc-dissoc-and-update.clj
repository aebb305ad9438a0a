(prn (assoc {:a 1} :b 2 :a 3) (assoc nil :a 1) (assoc [1 2] 0 :x 2 :y) (dissoc {:a 1 :b 2} :a :z) (dissoc nil :a))
(prn (update {:a 1} :a inc) (update {:a 1} :b (fnil inc 0)) (update [1 2] 1 + 10) (update {:a 1} :a + 1 2 3))
(prn (try (assoc [1] 5 :x) (catch IndexOutOfBoundsException e :out)) (try (assoc {} :a) (catch Exception e (class e))))
