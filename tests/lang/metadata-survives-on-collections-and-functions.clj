(prn (meta (assoc (with-meta {:a 1} {:m 1}) :b 2)) (meta (into (with-meta #{} {:m 2}) [1])))
(prn (meta (with-meta (fn [x] x) {:f 1})) ((with-meta (fn [x] x) {:f 1}) 5))
(prn (meta (rest (with-meta '(1 2) {:m 1}))) (meta (empty (with-meta [1] {:m 1}))))
