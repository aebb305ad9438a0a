(defrecord A [x])
(defrecord B [x])
(prn (= (->A 1) (->B 1)) (= (->A 1) {:x 1}) (= {:x 1} (->A 1)) (= (->A 1) (assoc (->A 1) :y 1)) (class (->A 1)) (meta (with-meta (->A 1) {:m 1})))
