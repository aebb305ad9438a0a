;; A protocol's value is a map, whose contents alter-var-root can change.
(ns lang.a-protocol-is-a-map)

(defprotocol P "doc" (foo [x] "d") (bar [x y] [x y z]))

(println (map? P) (coll? P) (associative? P) (ifn? P)
         (instance? clojure.lang.IPersistentMap P))
(println (P :on) (P :nothing 1) (:doc P) (:var P) (get-in P [:sigs :bar]))
(println (sort (keys (dissoc P :method-builders))))
(println (contains? P :impls) (find P :doc) (:extra (assoc P :extra 1))
         (:extra P) (:doc (merge P {:doc "other"})) (empty P))
(println (reduce-kv (fn [n k v] (if (= k :doc) (inc n) n)) 0 P))

(extend-protocol P Long (foo [x] [:long x]) String (foo [x] [:string x]))
(println (set (keys (:impls P))) (foo 1) (foo "a"))

(println "extra entries")
(alter-var-root #'P assoc :extra 7)
(println (:extra P) (foo 2) (satisfies? P 1) (extends? P String))
(defrecord R [] P (foo [_] :record))
(println (foo (->R)) (satisfies? P (->R)) (satisfies? P :no))
(println (foo (reify P (foo [_] :reified))))

(println "without extensions")
(alter-var-root #'P dissoc :impls)
(println (:impls P) (satisfies? P 1) (foo (->R)))
(println (try (bar 1 2) (catch IllegalArgumentException e (class e))))

(println "builders of methods")
(alter-var-root #'P assoc-in [:method-builders #'foo]
                (fn [cache] (println "built") (fn [x] [:wrapped x])))
(extend-protocol P Long (foo [x] [:long x]))
(println (foo 1))
