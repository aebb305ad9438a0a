(defprotocol P (a [x] [x y]) (b [x]))
(defn outcome [f] (try (f) (catch Throwable e (class e))))
(extend-protocol P
  clojure.lang.IPersistentMap
  (a [x] 1)
  (a [x y] 2)
  (b [x] 3)
  String
  (a ([x] 4) ([x y] 5)))
(prn (outcome #(a {})) (outcome #(a {} 1)) (b {}) (a "") (a "" 1))
(extend-type Long P (a [x] 1) (a [x y] 2) (a [x] 7))
(prn (outcome #(a 1)) (outcome #(a 1 1)))
(extend-type nil P (a [x] 1) (b [x] 2) (a [x] 3))
(prn (a nil) (b nil))
;; A type has a method for each arity.
(deftype T [] P (a [x] 1) (a [x y] 2))
(prn (a (T.)) (a (T.) 1))
(prn (a (reify P (a [x] 1) (a [x y] 2))))
