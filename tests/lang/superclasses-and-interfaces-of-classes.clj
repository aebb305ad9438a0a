; What a class extends and implements, but for what cljwc has no name of.
(defprotocol P (pm [x]))
(defrecord Rec [a])
(defrecord RecR [a] Runnable (run [_] nil))
(deftype DT [a])
(deftype DTP [a] P (pm [_] 1) clojure.lang.IDeref (deref [_] 1))
(deftype DTI [a]
  clojure.lang.IFn (invoke [_] 1)
  clojure.lang.Seqable (seq [_] nil)
  Object (toString [_] "x"))
(defmulti mm identity)
(defn f1 [x] x)
(defn fv [& xs] xs)

(def unknown
  #{"java.lang.constant.Constable" "java.lang.constant.ConstantDesc"
    "java.util.function.BooleanSupplier" "java.util.function.DoubleSupplier"
    "java.util.function.IntSupplier" "java.util.function.LongSupplier"
    "java.lang.AbstractStringBuilder" "java.util.regex.MatchResult"
    "java.util.random.RandomGenerator"})
(defn names [cs]
  (vec (sort (remove unknown (map (fn [c] (.getName c)) cs)))))
(defn show [c]
  (let [super (.getSuperclass c)]
    (println (if super (.getName super) "-") (names (.getInterfaces c)))
    (println " " (names (supers c)))
    (when-not (= (set (bases c))
                 (set (concat (when super [super]) (.getInterfaces c))))
      (println "bases" (bases c)))))
(defmacro show-all [& xs]
  `(do ~@(map (fn [x] `(do (println '~x) (show (class ~x)))) xs)))

(show-all
  [1] (subvec [1 2 3] 1) {1 2} (hash-map 1 2) (sorted-map 1 2) #{1}
  (sorted-set 1) '(1) () (cons 1 [2]) (lazy-seq [1]) (range 3)
  (range 0.0 3.0) (iterate inc 1) (cycle [1]) (repeat 2 1)
  (seq [1]) (seq {1 2}) (seq (hash-map 1 2)) (keys {1 2}) (vals {1 2})
  (rseq [1 2]) (seq #{1}) (seq (sorted-map 1 2)) (seq "abc") (rest '(1 2))
  (seq (map inc [1 2 3])) (seq (to-array [1 2])) (first {1 2})
  clojure.lang.PersistentQueue/EMPTY (chunk-buffer 1)
  (chunk-first (seq [1 2])) (eduction (map inc) [1])
  (transient [1]) (transient {}) (transient (hash-map 1 2)) (transient #{}))
(show-all
  1 1.0 (int 1) (short 1) (byte 1) (float 1) 1/2 1N 1M (biginteger 1) "a" \a
  true :a 'a #"a" (re-matcher #"a" "a") (random-uuid) #inst "2020" (atom 1)
  (ref 1) (agent 1) #'f1 *ns* (delay 1) (volatile! 1) (reduced 1)
  (tagged-literal 'a 1) (reader-conditional '(1) false))
(show-all f1 fv mm inc map (fn [x] x) (partial + 1) (comp inc dec))
(show-all
  (Exception. "a") (ex-info "a" {}) (NullPointerException.) (Error. "x")
  (ArithmeticException. "a") (clojure.lang.ArityException. 1 "a")
  (java.io.FileNotFoundException. "x"))
(show-all (->Rec 1) (->RecR 1) (DT. 1) (DTI. 1)
          (reify Runnable (run [_] nil)) (reify Object (toString [_] "x")))
(show-all (object-array 1) (long-array 1) (byte-array 1) (char-array 1)
          (into-array String ["a"]))
(show-all
  (java.util.ArrayList.) (java.util.LinkedList.) (java.util.ArrayDeque.)
  (java.util.Vector.) (java.util.Stack.) (java.util.PriorityQueue.)
  (java.util.HashMap.) (java.util.LinkedHashMap.) (java.util.TreeMap.)
  (java.util.WeakHashMap.) (java.util.IdentityHashMap.)
  (java.util.Hashtable.) (java.util.Properties.) (java.util.HashSet.)
  (java.util.LinkedHashSet.) (java.util.TreeSet.) (java.util.BitSet.)
  (java.util.AbstractMap$SimpleEntry. 1 2)
  (java.util.concurrent.ConcurrentHashMap.)
  (java.util.concurrent.ConcurrentLinkedQueue.)
  (java.util.concurrent.LinkedBlockingQueue.)
  (java.util.concurrent.atomic.AtomicLong.)
  (java.util.concurrent.atomic.AtomicInteger.)
  (java.util.concurrent.atomic.AtomicReference.)
  (java.util.concurrent.atomic.AtomicBoolean.)
  (java.util.Random.) (java.util.Locale/US))
(doseq [c [Object Number Comparable Runnable Throwable RuntimeException
           java.util.List java.util.NavigableMap java.util.Map$Entry
           java.util.AbstractList java.util.AbstractMap java.util.AbstractSet
           java.util.AbstractQueue java.util.Dictionary java.util.Hashtable
           java.lang.AutoCloseable java.io.Closeable java.io.Writer
           java.io.InputStream clojure.lang.AFn clojure.lang.AFunction
           clojure.lang.RestFn clojure.lang.IFn clojure.lang.Obj
           clojure.lang.AReference clojure.lang.ARef clojure.lang.IDeref
           clojure.lang.APersistentMap clojure.lang.APersistentVector
           clojure.lang.APersistentSet clojure.lang.ASeq
           clojure.lang.AMapEntry clojure.lang.IRecord clojure.lang.IType
           clojure.lang.IPersistentVector clojure.lang.ITransientVector
           clojure.lang.ATransientMap clojure.lang.IndexedSeq]]
  (println c (.isInterface c))
  (show c))
(println (isa? (class f1) clojure.lang.RestFn)
         (isa? (class fv) clojure.lang.RestFn)
         (instance? clojure.lang.RestFn map)
         (isa? (class (atom 1)) clojure.lang.ARef)
         (isa? clojure.lang.IRecord clojure.lang.IPersistentMap)
         (contains? (ancestors (class (->Rec 1))) java.util.Map)
         (contains? (supers DTP) clojure.lang.IType)
         (contains? (set (bases DTP)) clojure.lang.IDeref)
         (count (.getInterfaces DTP)))
(let [a (ref 1) b (ref 1)]
  (println (pos? (compare b a)) (= [a b] (sort [b a])) (compare a a)))
