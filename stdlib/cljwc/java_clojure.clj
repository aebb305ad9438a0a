;; SPDX-License-Identifier: MIT
;; Statics of clojure.lang's classes that libraries call.
(in-ns 'cljwc.java)

(def RT--DEFAULT_COMPARATOR compare)
(def ^:dynamic RT--checkSpecAsserts false)
(def ^{:private true} last-id (atom 0))
(defn RT--nextID [] (swap! last-id inc))
(defn RT--baseLoader [] nil)
(defn RT--makeClassLoader [] nil)
(defn RT--assoc [coll k v] (assoc coll k v))
(defn RT--dissoc [coll k] (dissoc coll k))
(defn RT--contains [coll k] (contains? coll k))
(defn RT--find [coll k] (find coll k))
(defn RT--keys [coll] (keys coll))
(defn RT--vals [coll] (vals coll))
(defn RT--first [coll] (first coll))
(defn RT--next [coll] (next coll))
(defn RT--more [coll] (rest coll))
(defn RT--cons [x coll] (cons x coll))
(defn RT--peek [coll] (peek coll))
(defn RT--pop [coll] (pop coll))
(defn RT--subvec [v start end] (subvec v start end))
(defn RT--vector [& xs] (vec (varargs xs)))
(declare PersistentHashSet--createWithCheck)
(defn RT--set [& xs]
  (PersistentHashSet--createWithCheck (varargs xs)))
(defn RT--map [& kvs]
  (let* [a (to-array (varargs kvs))]
    (if (= 0 (alength a)) {} (rt/map-from-array a))))
(defn RT--toArray [coll] (to-array coll))
(defn RT--seqToArray [s] (to-array s))
(defn RT--length [s] (count s))
(defn RT--boundedLength [s limit]
  (loop* [n 0 s (seq s)]
    (if (and s (<= n limit)) (recur (inc n) (next s)) n)))
(defn RT--isReduced [x] (reduced? x))
(defn RT--booleanCast [x] (boolean x))
(defn RT--longCast [x] (long x))
(defn RT--intCast [x] (int x))
(defn RT--doubleCast [x] (double x))
(defn RT--charCast [x] (char x))
(defn RT--uncheckedLongCast [x] (unchecked-long x))
(defn RT--uncheckedIntCast [x] (unchecked-int x))
(defn RT--uncheckedShortCast [x] (unchecked-short x))
(defn RT--uncheckedByteCast [x] (unchecked-byte x))
(defn RT--uncheckedDoubleCast [x] (unchecked-double x))
(defn RT--uncheckedFloatCast [x] (unchecked-float x))
;; Of arrays of any type.
(defn Numbers--compare [a b] (compare a b))
(def RT--EMPTY_ARRAY (object-array 0))
(defn RT--alength [a] (alength a))
(defn RT--aclone [a] (aclone a))
(defn RT--aget [a i] (aget a i))
(defn RT--aset [a i x] (aset a i x))
(defn RT--printString [x] (pr-str x))
(defn RT--readString [s] (read-string s))
(defn RT--chunkIteratorSeq [iterator] (iterator-seq iterator))
(defn RT--var
  ([ns name] (find-var (symbol ns name))))
(defn Util--isInteger [x]
  (or (int? x) (instance? clojure.lang.BigInt x) (instance? BigInteger x)))
(defn Util--nullOr [x y] (or x y))

(defn Keyword--find
  ([x] (find-keyword x))
  ([ns name] (find-keyword ns name)))
(defn LazilyPersistentVector--create [coll] (vec coll))
(defn LazilyPersistentVector--createOwning [items] (vec items))
(defn PersistentVector--create [& xs]
  (if (and (= 1 (count xs)) (not (string? (first xs)))) (vec (first xs)) (vec xs)))
(def PersistentTreeMap--EMPTY (sorted-map))
(def PersistentTreeSet--EMPTY (sorted-set))
(defn ^{:private true} map-of [items]
  (if (map? items) items (apply hash-map items)))
(defn PersistentHashMap--create
  ([items] (map-of items))
  ([k v & kvs] (apply hash-map k v kvs)))
(defn PersistentHashMap--createWithCheck [items]
  (into {} (rt/map-from-array (to-array items))))
;; clojure.lang.IMapIterable
(defn -keyIterator [m] (RT--iter (keys m)))
(defn -valIterator [m] (RT--iter (vals m)))
(defn PersistentArrayMap--createAsIfByAssoc [items] (apply array-map items))
(defn PersistentHashSet--createWithCheck [items]
  (reduce (fn [s x]
            (if (contains? s x)
              (throw (new IllegalArgumentException
                          (str "Duplicate key: " (pr-str x))))
              (conj s x)))
          #{} items))
;; Equality and hashes of java.util's interfaces, for types of the program.
(defn APersistentMap--mapEquals [m x]
  (and (instance? java.util.Map x)
       (= (count m) (count x))
       (every? (fn [e] (let* [y (get x (key e) m)]
                         (and (not (identical? y m)) (rt/equal-java (val e) y))))
               (seq m))))
(defn APersistentMap--mapHash [m]
  (reduce (fn [h e]
            (unchecked-int
             (+ h (bit-xor (#'clojure.core/java-hash (key e))
                           (#'clojure.core/java-hash (val e))))))
          (int 0) (seq m)))
(defn APersistentMap--mapHasheq [m] (hash-unordered-coll (or (seq m) [])))
(defn APersistentSet--setEquals [s x]
  (and (instance? java.util.Set x)
       (= (count s) (count x))
       (every? (fn [y] (contains? s y)) (seq x))))
(defn LockingTransaction--isRunning [] (#'clojure.core/in-transaction?))
(defn LockingTransaction--runInTransaction [f]
  (#'clojure.core/transact (fn [] (.call f))))
(defn BigInt--valueOf [n] (bigint n))
;; In lowest terms, which Java leaves to the caller.
(defn Ratio--new [n d] (/ (bigint n) (bigint d)))
(defn Numbers--gt [x y] (> x y))
(defn Numbers--gte [x y] (>= x y))
(defn Numbers--lt [x y] (< x y))
(defn Numbers--lte [x y] (<= x y))
(defn Numbers--equiv [x y] (== x y))
(defn Numbers--multiply [x y] (* x y))
(defn Numbers--minus
  ([x] (- x))
  ([x y] (- x y)))
(defn Numbers--divide [x y] (/ x y))
(defn Numbers--inc [x] (inc x))
(defn Numbers--dec [x] (dec x))
(defn Numbers--isZero [x] (zero? x))
(defn Numbers--isPos [x] (pos? x))
(defn Numbers--isNeg [x] (neg? x))
(defn Namespace--find [sym] (find-ns sym))
(defn Namespace--findOrCreate [sym] (create-ns sym))
(defn Namespace--all [] (all-ns))

(defn PersistentList--create [coll] (apply list coll))
(defn Numbers--reduceBigInt [n]
  (let* [n (bigint n)]
    (if (<= Long--MIN_VALUE n Long--MAX_VALUE) (long n) (biginteger n))))
(deftype* Box [^:unsynchronized-mutable val] {:class "clojure.lang.Box"})
(defn Box--new [x] (new Box x))

;; Of sorted maps and sets.
(defmethod-of [clojure.lang.Sorted] -entryKey [coll entry]
  (if (map? coll) (key entry) entry))
(defmethod-of [clojure.lang.Sorted] -seqFrom [coll k ascending]
  (rt/sorted-seq-from coll k ascending))
