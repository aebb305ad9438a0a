(defrecord R [a])
(prn (contains? #{(->R 1)} (->R 1)) (contains? #{(->R 1)} {:a 1}) (= (->R 1) {:a 1}) (= {:a 1} (->R 1)) (hash {:a 1}))
