(require '[clojure.string])
;; Types of the program that are what core functions ask for.
(deftype Entry [k v]
  clojure.lang.IMapEntry
  (key [_] k) (val [_] v) (getKey [_] k) (getValue [_] v))
(let [e (Entry. :a 1)]
  (println (key e) (val e) (nth e 0) (nth e 1) (nth e 2 :none) (map-entry? e)
           (let [[a b c] e] [a b c])))
(deftype Text [s]
  CharSequence
  (length [_] (count s)) (charAt [_ i] (nth s i))
  (subSequence [_ a b] (Text. (subs s a b)))
  Object (toString [_] s))
(let [t (Text. "hello world")]
  (println (count t) (seq (Text. "ab")) (re-find #"o." t) (re-seq #"o" t) (nth t 4)
           (re-matches #"(h).*" t) (clojure.string/upper-case t)
           (clojure.string/split t #" ") (clojure.string/blank? (Text. " "))
           (first t) (apply str (reverse t))))
(deftype Look [] clojure.lang.ILookup
  (valAt [_ k] [:two k]) (valAt [_ k d] [:three k d]))
(println (get (Look.) 1) (get (Look.) 1 nil) (:a (Look.)) (:a (Look.) nil)
         (let [{:keys [a] :or {a 0}} (Look.)] a))
(deftype Sum [n]
  clojure.lang.IReduceInit
  (reduce [_ f init] (loop [i 0 r init]
                       (cond (reduced? r) @r (= i n) r :else (recur (inc i) (f r i))))))
(println (reduce + 0 (Sum. 5)) (into [] (Sum. 3)) (transduce (map inc) + 0 (Sum. 4)) (vec (Sum. 3))
         (into #{} (Sum. 2)) (set (Sum. 2)) (into [] (take 2) (Sum. 10)) (run! identity (Sum. 2)))
(deftype KV [m] clojure.lang.IKVReduce (kvreduce [_ f init] (reduce-kv f init m)))
(println (reduce-kv (fn [a k v] (conj a [k v])) [] (KV. {:a 1})))
(deftype Watched [^:unsynchronized-mutable w ^:unsynchronized-mutable v]
  clojure.lang.IRef
  (deref [_] v)
  (setValidator [_ f]) (getValidator [_] nil) (getWatches [_] w)
  (addWatch [this k f] (set! w (assoc w k f)) this)
  (removeWatch [this k] (set! w (dissoc w k)) this))
(let [r (Watched. {} 1)]
  (add-watch r :k prn) (println (keys (.getWatches r)) @r)
  (remove-watch r :k) (println (keys (.getWatches r))))
(deftype Ref [^:unsynchronized-mutable m]
  clojure.lang.IReference
  (meta [_] m) (alterMeta [_ f args] (set! m (apply f m args))) (resetMeta [_ x] (set! m x)))
(let [r (Ref. {:a 1})]
  (alter-meta! r assoc :b 2) (println (meta r)) (reset-meta! r {:c 3}) (println (meta r)))
(deftype Box [^:unsynchronized-mutable v]
  clojure.lang.IAtom
  (swap [_ f] (set! v (f v)) v) (swap [_ f a] (set! v (f v a)) v)
  (swap [_ f a b] (set! v (f v a b)) v) (swap [_ f a b more] (set! v (apply f v a b more)) v)
  (compareAndSet [_ a b] (if (= v a) (do (set! v b) true) false))
  (reset [_ x] (set! v x) x)
  clojure.lang.IDeref (deref [_] v))
(let [b (Box. 1)]
  (println (swap! b inc) (swap! b + 2) (swap! b + 1 1) (swap! b + 1 1 1) (reset! b 9)
           (compare-and-set! b 9 10) @b))
(deftype Named [] clojure.lang.Named (getName [_] "n") (getNamespace [_] "ns"))
(println (name (Named.)) (namespace (Named.)))
(deftype Pend [] clojure.lang.IPending (isRealized [_] true))
(println (realized? (Pend.)))
(deftype Blocking [] clojure.lang.IDeref (deref [_] :now)
  clojure.lang.IBlockingDeref (deref [_ ms v] [ms v]))
(println @(Blocking.) (deref (Blocking.) 5 :late))
(deftype Rev [] clojure.lang.Reversible (rseq [_] '(2 1)))
(println (rseq (Rev.)))
(deftype Sortd [] clojure.lang.Sorted
  (comparator [_] compare) (entryKey [_ e] e)
  (seq [_ asc] (if asc '(1 2 3) '(3 2 1)))
  (seqFrom [_ k asc] (if asc (drop-while #(< % k) [1 2 3]) (drop-while #(> % k) [3 2 1]))))
(println (subseq (Sortd.) >= 2) (rsubseq (Sortd.) <= 2) (subseq (Sortd.) > 1 < 3))
(deftype It [] Iterable
  (iterator [_] (.iterator ^Iterable [1 2 3])))
(println (seq (It.)) (map inc (It.)) (reduce + 0 (It.)) (vec (It.)) (first (It.)))
(deftype Cmp [n] Comparable (compareTo [_ x] (compare n (.-n ^Cmp x))))
(println (map #(.-n ^Cmp %) (sort [(Cmp. 3) (Cmp. 1)])) (compare (Cmp. 1) (Cmp. 2)))
