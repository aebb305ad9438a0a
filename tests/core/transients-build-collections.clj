(prn (persistent! (conj! (transient [1]) 2 )) (persistent! (assoc! (transient {}) :a 1 :b 2)) (persistent! (disj! (conj! (conj! (transient #{}) 1) 2) 1)))
(prn (persistent! (reduce conj! (transient []) (range 40))) (count (persistent! (reduce (fn [m i] (assoc! m i i)) (transient {}) (range 1000)))))
(prn (persistent! (dissoc! (transient {:a 1 :b 2}) :a)) (persistent! (pop! (transient [1 2]))) (let [t (transient [1 2])] [(count t) (nth t 1) (t 0)]))
