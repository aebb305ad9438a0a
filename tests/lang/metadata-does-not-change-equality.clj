(def v (with-meta [1 2] {:a 1}))
(prn (meta v) (= v [1 2]) (meta (conj v 3)) (vary-meta v assoc :b 2) (meta (vary-meta v assoc :b 2)))
(prn (meta ^:x ^{:y 1} []) (meta '^:q sym) (meta (with-meta 'a nil)) (meta 5))
