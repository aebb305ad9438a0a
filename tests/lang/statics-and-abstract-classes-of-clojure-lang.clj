(prn (let [n (clojure.lang.RT/nextID)] (< n (clojure.lang.RT/nextID))) (clojure.lang.Util/isInteger 1) (clojure.lang.RT/boundedLength (list 1 2 3) 1) (clojure.lang.Keyword/intern "a") (clojure.lang.Symbol/intern "b/c") (clojure.lang.MapEntry/create 1 2) (clojure.lang.PersistentHashMap/EMPTY))
(prn (clojure.lang.Compiler/demunge "a_b$c_QMARK_") (clojure.lang.Compiler/munge "a-b?") (contains? clojure.lang.Compiler/specials 'if) (count clojure.lang.Compiler/specials))
(prn (map #(instance? clojure.lang.APersistentMap %) [{} (sorted-map) (array-map) [] nil]) (map #(instance? clojure.lang.APersistentVector %) [[1] (subvec [1 2] 1) (first {1 2}) '()]) (map #(instance? clojure.lang.ASeq %) ['(1) (range 3) (lazy-seq [1]) (cons 1 nil) (seq [1])]) (map #(instance? clojure.lang.AFn %) [inc {} #{} []]) (map #(instance? clojure.lang.APersistentSet %) [#{} (sorted-set)]) (map #(instance? clojure.lang.MapEquivalence %) [{} (sorted-map)]))
(def saved clojure.lang.RT/checkSpecAsserts)
(set! (. clojure.lang.RT checkSpecAsserts) true)
(prn saved clojure.lang.RT/checkSpecAsserts)
(deftype T [^:unsynchronized-mutable x]
  clojure.lang.IDeref (deref [this] (set! (.x this) 5) x))
(prn @(T. 1))
