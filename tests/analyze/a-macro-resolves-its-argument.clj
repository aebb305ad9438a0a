(ns analyze.a-macro-resolves-its-argument)
(defmacro table [f n] (mapv (resolve f) (range n)))
(defn sq [x] (* x x))
(println (table sq 4) (table analyze.a-macro-resolves-its-argument/sq 3) (table inc 2))
