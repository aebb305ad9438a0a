;; SPDX-License-Identifier: MIT
;;
;; java.util: the few mutable collections and helpers that Clojure programs
;; reach for, and clojure.lang.PersistentQueue. The mutable ones keep their
;; contents in a persistent collection.
(in-ns 'cljwc.java)

;; ---------------------------------------------------------------------------
;; ArrayList, LinkedList, ArrayDeque: one type, a vector inside

(deftype* ArrayList [^:unsynchronized-mutable v]
  {:class "java.util.ArrayList"}
  clojure.lang.Sequential
  clojure.lang.Counted
  (count [this] (clojure.core/count v))
  clojure.lang.Seqable
  (seq [this] (clojure.core/seq v))
  java.util.List
  (size [this] (clojure.core/count v))
  (isEmpty [this] (empty? v))
  (get [this i] (clojure.core/nth v i))
  (set [this i x]
    (let* [old (clojure.core/nth v i)]
      (set! v (clojure.core/assoc v i x))
      old))
  (add [this x]
    (set! v (clojure.core/conj v x))
    true)
  (add [this i x]
    (set! v (into (conj (subvec v 0 i) x) (subvec v i)))
    nil)
  (addAll [this xs]
    (set! v (into v xs))
    true)
  (addFirst [this x]
    (set! v (into [x] v))
    nil)
  (addLast [this x]
    (set! v (clojure.core/conj v x))
    nil)
  (offer [this x]
    (set! v (clojure.core/conj v x))
    true)
  (push [this x]
    (set! v (into [x] v))
    nil)
  (getFirst [this] (clojure.core/nth v 0))
  (getLast [this] (clojure.core/peek v))
  (peek [this] (clojure.core/first v))
  (poll [this]
    (let* [x (clojure.core/first v)]
      (if (empty? v) nil (set! v (vec (rest v))))
      x))
  (pop [this]
    (let* [x (clojure.core/nth v 0)]
      (set! v (vec (rest v)))
      x))
  (removeFirst [this]
    (let* [x (clojure.core/nth v 0)]
      (set! v (vec (rest v)))
      x))
  (removeLast [this]
    (let* [x (clojure.core/peek v)]
      (set! v (clojure.core/pop v))
      x))
  (remove [this x]
    (let* [i (if (int? x) x (-indexOf v x))]
      (if (neg? i)
        false
        (let* [old (clojure.core/nth v i)]
          (set! v (into (subvec v 0 i) (subvec v (inc i))))
          (if (int? x) old true)))))
  (clear [this]
    (set! v [])
    nil)
  (toArray [this] (to-array v))
  (contains [this x] (<= 0 (-indexOf v x)))
  (indexOf [this x] (-indexOf v x))
  (iterator [this] (-iterator v))
  Object
  (toString [this] (str "[" (apply str (interpose ", " v)) "]")))

(defn ^{:private true} new-list
  [x]
  (new ArrayList (if (or (nil? x) (number? x)) [] (vec x))))
(defn ArrayList--new
  ([] (new ArrayList []))
  ([x] (new-list x)))
(defn LinkedList--new
  ([] (new ArrayList []))
  ([x] (new-list x)))
(defn ArrayDeque--new
  ([] (new ArrayList []))
  ([x] (new-list x)))

;; ---------------------------------------------------------------------------
;; HashMap and HashSet

(deftype* HashMap [^:unsynchronized-mutable m]
  {:class "java.util.HashMap"}
  clojure.lang.Counted
  (count [this] (clojure.core/count m))
  clojure.lang.Seqable
  (seq [this] (clojure.core/seq m))
  clojure.lang.ILookup
  (valAt [this k] (clojure.core/get m k))
  (valAt [this k default] (clojure.core/get m k default))
  java.util.Map
  (size [this] (clojure.core/count m))
  (isEmpty [this] (empty? m))
  (get [this k] (clojure.core/get m k))
  (getOrDefault [this k default] (clojure.core/get m k default))
  (put [this k x]
    (let* [old (clojure.core/get m k)]
      (set! m (clojure.core/assoc m k x))
      old))
  (putIfAbsent [this k x]
    (let* [old (clojure.core/get m k)]
      (if (nil? old) (set! m (clojure.core/assoc m k x)) nil)
      old))
  (putAll [this other]
    (set! m (into m other))
    nil)
  (remove [this k]
    (let* [old (clojure.core/get m k)]
      (set! m (clojure.core/dissoc m k))
      old))
  (clear [this]
    (set! m {})
    nil)
  (containsKey [this k] (contains? m k))
  (containsValue [this x] (-containsValue m x))
  (keySet [this] (-keySet m))
  (values [this] (-values m))
  (entrySet [this] (-entrySet m))
  (iterator [this] (-iterator m))
  Object
  (toString [this] (str m)))

(defn HashMap--new
  ([] (new HashMap {}))
  ([x] (new HashMap (if (number? x) {} (into {} x))))
  ([size load] (new HashMap {})))
(defn LinkedHashMap--new [& args] (new HashMap {}))
(defn IdentityHashMap--new [& args] (new HashMap {}))
(defn ConcurrentHashMap--new
  ([] (new HashMap {}))
  ([x] (HashMap--new x)))

(deftype* HashSet [^:unsynchronized-mutable s]
  {:class "java.util.HashSet"}
  clojure.lang.Counted
  (count [this] (clojure.core/count s))
  clojure.lang.Seqable
  (seq [this] (clojure.core/seq s))
  java.util.Set
  (size [this] (clojure.core/count s))
  (isEmpty [this] (empty? s))
  (contains [this x] (contains? s x))
  (add [this x]
    (if (contains? s x)
      false
      (do (set! s (conj s x)) true)))
  (addAll [this xs]
    (set! s (into s xs))
    true)
  (remove [this x]
    (if (contains? s x)
      (do (set! s (disj s x)) true)
      false))
  (clear [this]
    (set! s #{})
    nil)
  (toArray [this] (to-array s))
  (iterator [this] (-iterator s))
  Object
  (toString [this] (str s)))

(defn HashSet--new
  ([] (new HashSet #{}))
  ([x] (new HashSet (if (number? x) #{} (set x)))))

;; ---------------------------------------------------------------------------
;; Atomic cells

(deftype* AtomicLong [^:unsynchronized-mutable n]
  {:class "java.util.concurrent.atomic.AtomicLong"}
  clojure.lang.IDeref
  (deref [this] n)
  Object
  (get [this] n)
  (set [this x] (set! n x) nil)
  (incrementAndGet [this] (set! n (inc n)) n)
  (decrementAndGet [this] (set! n (dec n)) n)
  (getAndIncrement [this] (let* [old n] (set! n (inc n)) old))
  (getAndDecrement [this] (let* [old n] (set! n (dec n)) old))
  (addAndGet [this x] (set! n (+ n x)) n)
  (getAndAdd [this x] (let* [old n] (set! n (+ n x)) old))
  (getAndSet [this x] (let* [old n] (set! n x) old))
  (compareAndSet [this old x]
    (if (= n old) (do (set! n x) true) false))
  (toString [this] (str n)))

(defn AtomicLong--new
  ([] (new AtomicLong 0))
  ([n] (new AtomicLong n)))
(defn AtomicInteger--new
  ([] (new AtomicLong 0))
  ([n] (new AtomicLong n)))
(defn AtomicReference--new
  ([] (new AtomicLong nil))
  ([x] (new AtomicLong x)))
(defn AtomicBoolean--new
  ([] (new AtomicLong false))
  ([x] (new AtomicLong x)))

;; ---------------------------------------------------------------------------
;; Random: the generator java.util.Random specifies, so seeds give the same
;; numbers

(deftype* Random [^:unsynchronized-mutable seed]
  {:class "java.util.Random"}
  Object
  (setSeed [this n]
    (set! seed (bit-and (bit-xor n 0x5DEECE66D) 0xFFFFFFFFFFFF))
    nil)
  (bits [this n]
    (set! seed (bit-and (unchecked-add (unchecked-multiply seed 0x5DEECE66D)
                                       0xB)
                        0xFFFFFFFFFFFF))
    (unchecked-int (bit-shift-right seed (- 48 n))))
  (nextInt [this] (.bits this 32))
  (nextInt [this bound]
    (if (= 0 (bit-and bound (- bound)))
      (unchecked-int (bit-shift-right (* bound (.bits this 31)) 31))
      (loop* [b (.bits this 31)]
        (let* [r (rem b bound)]
          (if (neg? (unchecked-int (+ (- b r) (dec bound))))
            (recur (.bits this 31))
            r)))))
  (nextLong [this]
    (let* [hi (.bits this 32)]
      (unchecked-add (bit-shift-left hi 32) (.bits this 32))))
  (nextDouble [this]
    (let* [hi (bit-shift-left (.bits this 26) 27)]
      (* (double (+ hi (.bits this 27))) 1.1102230246251565E-16)))
  (nextFloat [this] (/ (.bits this 24) 16777216.0))
  (nextBoolean [this] (not= 0 (.bits this 1)))
  (nextGaussian [this]
    (loop* []
      (let* [a (- (* 2.0 (.nextDouble this)) 1.0)
             b (- (* 2.0 (.nextDouble this)) 1.0)
             s (+ (* a a) (* b b))]
        (if (if (>= s 1.0) true (= s 0.0))
          (recur)
          (* a (rt/math-sqrt (/ (* -2.0 (rt/math-log s)) s))))))))

(defn Random--new
  ([] (Random--new (rt/nano-time)))
  ([n] (let* [r (new Random 0)] (.setSeed r n) r)))

;; ---------------------------------------------------------------------------
;; Arrays and Collections

(defn Arrays--fill [a x] (rt/array-fill a x))
(defn ^{:private true} store-sorted
  [a sorted]
  (loop* [i 0 s (seq sorted)]
    (if s
      (do (rt/aset a i (first s)) (recur (inc i) (next s)))
      nil)))
(defn Arrays--sort
  ([a] (store-sorted a (sort a)))
  ([a cmp] (store-sorted a (sort cmp a))))
(defn Arrays--asList [& xs]
  (if (and (rt/is-array (first xs)) (nil? (next xs)))
    (vec (first xs))
    (vec xs)))
(defn Arrays--copyOf [a n]
  (let [r (rt/array-make (rt/array-code a) n)]
    (rt/array-copy a 0 r 0 (min n (alength a)))
    r))
(defn Arrays--copyOfRange [a from to] (rt/array-range a from to))
(defn Arrays--equals [a b] (= (seq a) (seq b)))
(defn Arrays--hashCode [a] (#'clojure.core/java-hash (vec a)))
(defn Arrays--toString [a]
  (str "[" (apply str (interpose ", " (map (fn [x] (if (nil? x) "null" x)) a)))
       "]"))
(defn Array--newInstance [c n] (make-array c n))
(defn Array--getLength [a] (alength a))
(defn Array--get [a i] (rt/aget a i))
(defn Array--set [a i x] (rt/aset a i x) nil)
(defn Collections--sort [xs] (sort xs))
(defn Collections--reverse [xs] (reverse xs))
(defn Collections--emptyList [] ())
(defn Collections--unmodifiableList [xs] xs)

;; ---------------------------------------------------------------------------
;; PersistentQueue: a seq to take from and a vector to add to

(deftype* PersistentQueue [meta-map n front rear]
  {:class "clojure.lang.PersistentQueue"}
  clojure.lang.IObj
  (meta [this] meta-map)
  (withMeta [this m] (new PersistentQueue m n front rear))
  clojure.lang.Sequential
  clojure.lang.Counted
  (count [this] n)
  java.util.Collection
  clojure.lang.IPersistentList
  (seq [this] (clojure.core/seq (concat front rear)))
  (cons [this x]
    (if front
      (new PersistentQueue meta-map (inc n) front (clojure.core/conj rear x))
      (new PersistentQueue meta-map 1 (list x) [])))
  (empty [this] (new PersistentQueue meta-map 0 nil []))
  (equiv [this other]
    (if (sequential? other)
      (= (clojure.core/seq this) (clojure.core/seq other))
      false))
  (peek [this] (clojure.core/first front))
  (pop [this]
    (if front
      (let* [f (clojure.core/next front)]
        (if f
          (new PersistentQueue meta-map (dec n) f rear)
          (new PersistentQueue meta-map (dec n) (clojure.core/seq rear) [])))
      this))
  clojure.lang.IHashEq
  (hasheq [this] (hash-ordered-coll (or (clojure.core/seq this) ())))
  Object
  (hashCode [this] (#'clojure.core/java-hash (vec this)))
  (equals [this other] (= this other)))

(def PersistentQueue--EMPTY (new PersistentQueue nil 0 nil []))
