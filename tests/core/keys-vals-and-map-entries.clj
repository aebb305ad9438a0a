(prn (keys {:a 1 :b 2}) (vals {:a 1 :b 2}) (keys {}) (vals nil) (key (first {:a 1})) (val (first {:a 1})))
(prn (map-entry? (first {:a 1})) (vector? (first {:a 1})) (conj (first {:a 1}) 2) (let [[k v] (first {:x 9})] [v k]))
