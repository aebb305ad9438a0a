(deftype T [a])
(defrecord R [a])
(prn (= (T. 1) (T. 1)) (= (R. 1) (R. 1)) (let [t (T. 1)] (= t t)) (= (hash (R. 1)) (hash (R. 1))) (.a (T. 5)) (.-a (R. 6)))
