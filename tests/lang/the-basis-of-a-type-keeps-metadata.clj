(deftype T [^long x ^{:doc "d" :tag String} y ^:unsynchronized-mutable z w])
(defrecord R [^double a ^:key b])
(println (T/getBasis) (map meta (T/getBasis)))
(println (R/getBasis) (map meta (R/getBasis)))
