(prn (assoc (array-map :z 1 :a 2) :m 3) (dissoc (array-map :z 1 :a 2 :m 3) :a) (merge {:z 1} {:a 2}) (into {:b 1} {:a 2}))
