; A superclass comes before the interfaces of a class.
(defprotocol Kind (kind [x]))
(extend-protocol Kind
  Object (kind [_] :object)
  Number (kind [_] :number)
  clojure.lang.Obj (kind [_] :obj)
  clojure.lang.ARef (kind [_] :aref)
  clojure.lang.RestFn (kind [_] :rest-fn)
  clojure.lang.AFn (kind [_] :afn)
  clojure.lang.Seqable (kind [_] :seqable)
  clojure.lang.AMapEntry (kind [_] :entry)
  java.util.Map (kind [_] :map)
  java.util.AbstractMap (kind [_] :abstract-map))
(defn f [x] x)
(defn g [& xs] xs)
(doseq [x [1 2.0 3N 1/2 (lazy-seq [1]) '(1) () (cons 1 nil) (range 3) (atom 1)
           (agent 1) (ref 1) #'f f g map :k 'sym [1] {1 2} #{1} (first {1 2})
           (java.util.HashMap.) (java.util.TreeMap.)
           clojure.lang.PersistentQueue/EMPTY "text"
           (java.util.concurrent.atomic.AtomicLong.)]]
  (println (.getName (class x)) (kind x)))

(defmulti describe class)
(defmethod describe clojure.lang.ARef [_] :a-ref)
(defmethod describe clojure.lang.APersistentMap [_] :a-map)
(defmethod describe clojure.lang.AFn [_] :a-fn)
(defmethod describe :default [_] :other)
(doseq [x [(atom 1) #'f {1 2} (sorted-map) f g [1] :k (delay 1)]]
  (println (.getName (class x)) (describe x)))

; Dispatch by hand, up the superclasses and then by interfaces.
(defn lineage [c] (take-while some? (iterate (fn [c] (.getSuperclass c)) c)))
(doseq [x [{} [] () 1 f g (atom 1)]]
  (println (map (fn [c] (.getSimpleName c)) (lineage (class x)))))
(println (str clojure.lang.AFn) (str clojure.lang.IFn)
         (.isInterface clojure.lang.ASeq) (.isInterface clojure.lang.ISeq))
