;; SPDX-License-Identifier: MIT
;;
;; java.util's helpers that Clojure programs reach for, and
;; clojure.lang.PersistentQueue.
(in-ns 'cljwc.java)

(load "java_coll")

;; ---------------------------------------------------------------------------
;; Atomic cells

(deftype* AtomicLong [^:unsynchronized-mutable n]
  {:class "java.util.concurrent.atomic.AtomicLong"}
  java.lang.Number
  java.io.Serializable
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
(deftype* AtomicInteger []
  {:class "java.util.concurrent.atomic.AtomicInteger" :methods-of AtomicLong}
  java.lang.Number
  java.io.Serializable)
(deftype* AtomicReference []
  {:class "java.util.concurrent.atomic.AtomicReference" :methods-of AtomicLong}
  java.io.Serializable)
(deftype* AtomicBoolean []
  {:class "java.util.concurrent.atomic.AtomicBoolean" :methods-of AtomicLong}
  java.io.Serializable)

(defn AtomicLong--new
  ([] (new AtomicLong 0))
  ([n] (new AtomicLong (long (receiver Number n)))))
(defn AtomicInteger--new
  ([] (new AtomicInteger 0))
  ([n] (new AtomicInteger (int (receiver Number n)))))
(defn AtomicReference--new
  ([] (new AtomicReference nil))
  ([x] (new AtomicReference x)))
(defn AtomicBoolean--new
  ([] (new AtomicBoolean false))
  ([x] (new AtomicBoolean x)))

;; ---------------------------------------------------------------------------
;; Random: the generator java.util.Random specifies, so seeds give the same
;; numbers. `bits` is its next(int); bounded numbers as JDK 17 makes them.

(defn ^{:private true} scrambled
  [seed]
  (bit-and (bit-xor seed 0x5DEECE66D) 0xFFFFFFFFFFFF))

(defn ^{:private true} check-bound
  [ok? what]
  (if ok? nil (throw (new IllegalArgumentException what))))

;; All numbers are made from `bits`.
(deftype* Random [^:unsynchronized-mutable seed
                  ^:unsynchronized-mutable gaussian]
  {:class "java.util.Random"}
  java.io.Serializable
  Object
  (setSeed [this n]
    (set! seed (scrambled (long n)))
    (set! gaussian nil)
    nil)
  (bits [this n]
    (let* [s (bit-and (unchecked-add (unchecked-multiply seed 0x5DEECE66D) 0xB)
                      0xFFFFFFFFFFFF)]
      (set! seed s)
      (unchecked-int (bit-shift-right s (- 48 n)))))
  (nextInt [this] (.bits this 32))
  (nextInt [this bound]
    (check-bound (pos? bound) "bound must be positive")
    (if (= 0 (bit-and bound (dec bound)))
      (unchecked-int (bit-shift-right (* bound (.bits this 31)) 31))
      (loop* [b (.bits this 31)]
        (let* [r (rem b bound)]
          (if (> (+ (- b r) (dec bound)) 0x7fffffff)
            (recur (.bits this 31))
            (unchecked-int r))))))
  (nextInt [this origin bound]
    (check-bound (< origin bound) "bound must be greater than origin")
    (let* [n (- bound origin) m (dec n)]
      (cond
        (= 0 (bit-and n m)) (int (+ origin (bit-and (.bits this 32) m)))
        (> n 0x7fffffff)
        (loop* [r (.bits this 32)]
          (if (and (<= origin r) (< r bound)) (int r) (recur (.bits this 32))))
        :else
        (loop* [u (bit-shift-right (bit-and (.bits this 32) 0xffffffff) 1)]
          (let* [r (rem u n)]
            (if (> (+ (- u r) m) 0x7fffffff)
              (recur (bit-shift-right (bit-and (.bits this 32) 0xffffffff) 1))
              (int (+ origin r))))))))
  (nextLong [this]
    (let* [hi (.bits this 32)]
      (unchecked-add (bit-shift-left hi 32) (long (.bits this 32)))))
  (nextLong [this bound]
    (check-bound (pos? bound) "bound must be positive")
    (.nextLong this 0 bound))
  (nextLong [this origin bound]
    (check-bound (< origin bound) "bound must be greater than origin")
    (let* [n (unchecked-subtract bound origin) m (unchecked-dec n)]
      (cond
        (= 0 (bit-and n m)) (+ origin (bit-and (.nextLong this) m))
        (neg? n)
        (loop* [r (.nextLong this)]
          (if (and (<= origin r) (< r bound)) r (recur (.nextLong this))))
        :else
        (loop* [u (unsigned-bit-shift-right (.nextLong this) 1)]
          (let* [r (rem u n)]
            (if (neg? (unchecked-subtract (unchecked-add u m) r))
              (recur (unsigned-bit-shift-right (.nextLong this) 1))
              (+ origin r)))))))
  (nextDouble [this]
    (let* [hi (bit-shift-left (.bits this 26) 27)]
      (* (double (+ hi (.bits this 27))) 1.1102230246251565E-16)))
  (nextDouble [this bound] (.nextDouble this 0.0 bound))
  (nextDouble [this origin bound]
    (check-bound (< origin bound) "bound must be greater than origin")
    (let* [r (+ origin (* (.nextDouble this) (- bound origin)))]
      (if (< r bound) r (rt/math-next-down (double bound)))))
  (nextFloat [this] (float (/ (.bits this 24) 16777216.0)))
  (nextBoolean [this] (not= 0 (.bits this 1)))
  (nextBytes [this a]
    (let* [n (alength a)]
      (loop* [i 0 word 0]
        (if (< i n)
          (let* [w (if (= 0 (rem i 4)) (.bits this 32) word)]
            (aset-byte a i (unchecked-byte w))
            (recur (inc i) (bit-shift-right w 8)))
          nil))))
  (nextGaussian [this]
    (if gaussian
      (let* [x gaussian]
        (set! gaussian nil)
        x)
      (loop* []
        (let* [a (- (* 2.0 (.nextDouble this)) 1.0)
               b (- (* 2.0 (.nextDouble this)) 1.0)
               s (+ (* a a) (* b b))]
          (if (if (>= s 1.0) true (= s 0.0))
            (recur)
            (let* [scale (rt/math-sqrt (/ (* -2.0 (rt/math-log s)) s))]
              (set! gaussian (* b scale))
              (* a scale)))))))
  (ints [this n] (vec (repeatedly n (fn [] (.nextInt this)))))
  (ints [this n origin bound]
    (vec (repeatedly n (fn [] (.nextInt this origin bound)))))
  (longs [this n] (vec (repeatedly n (fn [] (.nextLong this)))))
  (longs [this n origin bound]
    (vec (repeatedly n (fn [] (.nextLong this origin bound)))))
  (doubles [this n] (vec (repeatedly n (fn [] (.nextDouble this)))))
  (doubles [this n origin bound]
    (vec (repeatedly n (fn [] (.nextDouble this origin bound))))))

;; As the system gives them: a seed adds nothing.
(deftype* SecureRandom []
  {:class "java.security.SecureRandom" :extends Random}
  Object
  (setSeed [this n] nil)
  (getAlgorithm [this] "NativePRNG")
  (generateSeed [this n]
    (let* [a (byte-array n)]
      (.nextBytes this a)
      a))
  (bits [this n]
    (unchecked-int (unsigned-bit-shift-right (rt/random-long) (- 64 n)))))

(defn Random--new
  ([] (Random--new (rt/nano-time)))
  ([seed] (new Random (scrambled (long seed)) nil)))
(defn SecureRandom--new
  ([] (new SecureRandom nil nil))
  ([seed] (new SecureRandom nil nil)))
(defn SecureRandom--getInstance [algorithm] (SecureRandom--new))
(defn SecureRandom--getInstanceStrong [] (SecureRandom--new))
(def ^{:private true} the-random (delay (Random--new)))
(defn ThreadLocalRandom--current [] @the-random)

;; ---------------------------------------------------------------------------
;; Arrays and Collections

(defn Arrays--fill
  ([a x] (rt/array-fill a x))
  ([a from to x]
   (loop* [i from] (if (< i to) (do (rt/aset a i x) (recur (inc i))) nil))))
(defn ^{:private true} store-sorted
  [a from sorted]
  (loop* [i from s (seq sorted)]
    (if s
      (do (rt/aset a i (first s)) (recur (inc i) (next s)))
      nil)))
(defn Arrays--sort
  ([a] (store-sorted a 0 (sort a)))
  ([a cmp] (store-sorted a 0 (sort cmp a)))
  ([a from to] (store-sorted a from (sort (rt/array-range a from to))))
  ([a from to cmp] (store-sorted a from (sort cmp (rt/array-range a from to)))))
(defn Arrays--parallelSort
  ([a] (Arrays--sort a))
  ([a cmp] (Arrays--sort a cmp)))
(defn Arrays--asList [& xs] (vec (varargs xs)))
(defn Arrays--copyOf [a n]
  (let [r (rt/array-make (rt/array-code a) n)]
    (rt/array-copy a 0 r 0 (min n (alength a)))
    r))
;; With the class of the array, which is one of objects.
(defn Arrays--copyOfRange
  ([a from to] (rt/array-range a from to))
  ([a from to array-class]
   (let [r (object-array (- to from))]
     (rt/array-copy a from r 0 (- (min to (alength a)) from))
     r)))
(defn Arrays--equals [a b] (= (seq a) (seq b)))
(defn Arrays--hashCode [a]
  (if (nil? a) 0 (#'clojure.core/java-hash (vec a))))
(defn Arrays--toString [a]
  (if (nil? a)
    "null"
    (str "[" (apply str (interpose ", " (map (fn [x] (if (nil? x) "null" x)) a)))
         "]")))
(defn Array--newInstance [c n] (make-array c n))
(defn Array--getLength [a] (alength a))
(defn Array--get [a i] (rt/aget a i))
(defn Array--set
  [a i x]
  (let [code (rt/array-code a)]
    (rt/aset a i (cond (not (number? x)) x
                       (identical? code \D) (double x)
                       (identical? code \F) (float x)
                       :else x))
    nil))
(defn Collections--sort
  ([xs] (.sort xs nil))
  ([xs cmp] (.sort xs cmp)))
(defn Collections--reverse [xs] (.reset xs (vec (rseq (vec xs)))))
(defn Collections--addAll [xs a] (.addAll xs a))
(defn Collections--emptyMap [] {})
(defn Collections--emptySet [] #{})
(defn Collections--unmodifiableMap [m] m)
(defn Collections--unmodifiableSet [s] s)
(defn Collections--emptyList [] ())
(def Collections--EMPTY_MAP {})
(def Collections--EMPTY_SET #{})
(def Collections--EMPTY_LIST ())
(defn Collections--unmodifiableList [xs] xs)
(defn Collections--unmodifiableCollection [xs] xs)
(defn Collections--synchronizedMap [m] m)
(defn Collections--synchronizedSet [s] s)
(defn Collections--synchronizedList [xs] xs)
(defn Collections--synchronizedCollection [xs] xs)

;; ---------------------------------------------------------------------------
;; PersistentQueue: a seq to take from and a vector to add to

(deftype* PersistentQueue [meta-map n front rear]
  {:class "clojure.lang.PersistentQueue"}
  clojure.lang.Obj
  (meta [this] meta-map)
  (withMeta [this m] (new PersistentQueue m n front rear))
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
