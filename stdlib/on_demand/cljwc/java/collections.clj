;; SPDX-License-Identifier: MIT
;;
;; What few programs need of java.util: further static methods of Collections,
;; Arrays and Objects; PriorityQueue, BitSet, and entries that stand alone.
(ns cljwc.java.collections)

(defn- position [xs x]
  (#'cljwc.java/position-equal xs x))

;; ---------------------------------------------------------------------------
;; Collections

(defn- extreme [better? xs]
  (when (empty? xs) (#'cljwc.java/no-element))
  (reduce (fn [a b] (if (better? b a) b a)) xs))
(defn Collections--max
  ([xs] (Collections--max xs nil))
  ([xs comparator]
   (let [f (#'cljwc.java/comparing comparator)] (extreme (fn [b a] (pos? (f b a))) xs))))
(defn Collections--min
  ([xs] (Collections--min xs nil))
  ([xs comparator]
   (let [f (#'cljwc.java/comparing comparator)] (extreme (fn [b a] (neg? (f b a))) xs))))
(defn Collections--frequency [xs x]
  (int (count (filter (fn [y] (rt/equal-java x y)) xs))))
(defn Collections--disjoint [xs ys]
  (not-any? (fn [x] (<= 0 (position ys x))) xs))
(defn Collections--nCopies [n x]
  (when (neg? n) (throw (new IllegalArgumentException (str "List length = " n))))
  (vec (repeat n x)))
(defn Collections--swap [xs i k]
  (let [x (.get xs i)]
    (.set xs i (.get xs k))
    (.set xs k x)
    nil))
(defn Collections--fill [xs x]
  (dotimes [i (count xs)] (.set xs i x)))
(defn Collections--rotate [xs distance]
  (let [items (vec xs) n (count items)]
    (dotimes [i n] (.set xs (mod (+ i distance) n) (nth items i)))))
(defn Collections--shuffle
  ([xs] (Collections--shuffle xs (java.util.Random.)))
  ([xs random]
   (loop [i (count xs)]
     (when (< 1 i)
       (Collections--swap xs (dec i) (.nextInt random i))
       (recur (dec i))))))
(defn Collections--reverseOrder
  ([] (Collections--reverseOrder nil))
  ([comparator] (#'cljwc.java/reverse-comparing comparator)))
(defn- search
  "The place of x among n sorted items, or -(insertion point) - 1."
  [item n x f]
  (loop [low 0 high (dec n)]
    (if (<= low high)
      (let [mid (quot (+ low high) 2) c (f (item mid) x)]
        (cond (neg? c) (recur (inc mid) high)
              (pos? c) (recur low (dec mid))
              :else (int mid)))
      (int (- (inc low))))))
(defn Collections--binarySearch
  ([xs x] (Collections--binarySearch xs x nil))
  ([xs x comparator]
   (search (fn [i] (nth xs i)) (count xs) x (#'cljwc.java/comparing comparator))))
(defn Collections--indexOfSubList [xs part]
  (let [n (count part) v (vec xs)]
    (int (or (first (filter (fn [i] (= (vec part) (subvec v i (+ i n))))
                            (range (inc (- (count v) n)))))
             -1))))
(defn Collections--singleton [x] #{x})
(defn Collections--singletonList [x] [x])
(defn Collections--singletonMap [k x] {k x})
(deftype* Items [^:unsynchronized-mutable s]
  {:class "java.util.Collections$3"}
  java.util.Iterator
  (hasNext [_] (some? s))
  (next [_]
    (when (nil? s) (#'cljwc.java/no-element))
    (let [x (first s)]
      (set! s (clojure.core/next s))
      x))
  (remove [_] (throw (new IllegalStateException)))
  (hasMoreElements [this] (.hasNext this))
  (nextElement [this] (.next this)))
(defn Collections--list [e]
  (let [xs (java.util.ArrayList.)]
    (while (.hasMoreElements e) (.add xs (.nextElement e)))
    xs))
(defn Collections--enumeration [xs] (new Items (seq xs)))
(defn Collections--emptyIterator [] (new Items nil))

;; ---------------------------------------------------------------------------
;; Arrays

(defn Arrays--binarySearch
  ([a x] (Arrays--binarySearch a x nil))
  ([a x comparator]
   (search (fn [i] (aget a i)) (alength a) x (#'cljwc.java/comparing comparator))))
(defn Arrays--mismatch [a b]
  (let [n (min (alength a) (alength b))]
    (int (loop [i 0]
           (cond (= i n) (if (= (alength a) (alength b)) -1 n)
                 (rt/equal-java (aget a i) (aget b i)) (recur (inc i))
                 :else i)))))
(defn Arrays--compare [a b]
  (let [i (Arrays--mismatch a b)]
    (cond (neg? i) 0
          (< i (min (alength a) (alength b))) (compare (aget a i) (aget b i))
          :else (int (- (alength a) (alength b))))))
(defn Arrays--deepEquals [a b]
  (if (and (rt/is-array a) (rt/is-array b))
    (and (= (alength a) (alength b))
         (every? true? (map Arrays--deepEquals a b)))
    (rt/equal-java a b)))
(defn Arrays--deepToString [a]
  (cond (nil? a) "null"
        (rt/is-array a)
        (str "[" (apply str (interpose ", " (map Arrays--deepToString a))) "]")
        :else (str a)))
(defn Arrays--deepHashCode [a]
  (cond (nil? a) 0
        (rt/is-array a)
        (reduce (fn [h x] (unchecked-add-int (unchecked-multiply-int 31 h)
                                             (Arrays--deepHashCode x)))
                1 a)
        :else (#'clojure.core/java-hash a)))

;; ---------------------------------------------------------------------------
;; Objects

(defn Objects--nonNull [x] (some? x))
(defn Objects--hashCode [x] (if (nil? x) (int 0) (.hashCode x)))
(defn Objects--toString
  ([x] (if (nil? x) "null" (str x)))
  ([x default] (if (nil? x) default (str x))))
(defn Objects--requireNonNullElse [x default]
  (cond (some? x) x
        (some? default) default
        :else (throw (new NullPointerException "defaultObj"))))
(defn Objects--compare [a b comparator]
  (int (if (identical? a b) 0 ((#'cljwc.java/comparing comparator) a b))))

;; ---------------------------------------------------------------------------
;; PriorityQueue: a binary heap in a vector, sifted as Java's is, whose order its
;; iterator shows.

(defn- sift-up [v i x f]
  (loop [v v i i]
    (let [up (quot (dec i) 2)]
      (if (and (pos? i) (neg? (f x (nth v up))))
        (recur (assoc v i (nth v up)) up)
        (assoc v i x)))))
(defn- sift-down [v i x f]
  (let [n (count v)]
    (loop [v v i i]
      (let [left (inc (* 2 i)) right (inc left)
            least (if (and (< right n) (pos? (f (nth v left) (nth v right))))
                    right
                    left)]
        (if (and (< left n) (pos? (f x (nth v least))))
          (recur (assoc v i (nth v least)) least)
          (assoc v i x))))))
(defn- without [v i f]
  (let [x (peek v) v (pop v)]
    (if (= i (count v))
      v
      (let [down (sift-down v i x f)]
        (if (identical? (nth down i) x) (sift-up v i x f) down)))))

(deftype* PriorityQueue [comparator f ^:unsynchronized-mutable v]
  {:class "java.util.PriorityQueue"}
  java.util.AbstractQueue
  java.io.Serializable
  (comparator [_] comparator)
  (count [_] (clojure.core/count v))
  (seq [_] (clojure.core/seq v))
  (size [_] (int (clojure.core/count v)))
  (isEmpty [_] (= [] v))
  (add [_ x]
    (when (nil? x) (throw (new NullPointerException)))
    (when (= [] v) (f x x)) ; is it comparable at all?
    (set! v (sift-up (conj v x) (clojure.core/count v) x f))
    true)
  (offer [this x] (.add this x))
  (addAll [this xs] (reduce (fn [_ x] (.add this x)) false xs))
  (peek [_] (first v))
  (element [_] (if (= [] v) (#'cljwc.java/no-element) (first v)))
  (poll [_]
    (when-let [x (first v)]
      (set! v (without v 0 f))
      x))
  (remove [this]
    (if (= [] v) (#'cljwc.java/no-element) (.poll this)))
  (remove [_ x]
    (let [i (position v x)]
      (when (<= 0 i) (set! v (without v i f)))
      (<= 0 i)))
  (contains [_ x] (<= 0 (position v x)))
  (clear [_] (set! v []) nil)
  (toArray [_] (to-array v))
  (iterator [_] (new Items (clojure.core/seq v)))
  (printOn [this w] (#'cljwc.java/printed this w v))
  (toString [this] (#'cljwc.java/items-text this v)))
(defn PriorityQueue--new
  ([] (new PriorityQueue nil compare []))
  ([x]
   (cond (int? x) (PriorityQueue--new)
         (and (#'cljwc.java/java-collection? x) (not (fn? x)))
         (let [q (PriorityQueue--new)]
           (.addAll q x)
           q)
         :else (new PriorityQueue x (#'cljwc.java/comparing x) [])))
  ([size comparator] (new PriorityQueue comparator (#'cljwc.java/comparing comparator) [])))

;; ---------------------------------------------------------------------------
;; BitSet: the numbers of its bits, sorted.

(deftype* BitSet [^:unsynchronized-mutable s]
  {:class "java.util.BitSet"}
  java.lang.Cloneable
  java.io.Serializable
  (bits [_] s)
  (get [_ i] (contains? s i))
  (set [_ i] (set! s (conj s i)) nil)
  (set [this i x]
    (cond (boolean? x) (if x (.set this i) (.clear this i))
          :else (set! s (into s (range i x))))
    nil)
  (clear [_] (set! s (sorted-set)) nil)
  (clear [_ i] (set! s (disj s i)) nil)
  (clear [_ from to] (set! s (reduce disj s (range from to))) nil)
  (flip [this i] (if (contains? s i) (.clear this i) (.set this i)))
  (cardinality [_] (int (count s)))
  (isEmpty [_] (empty? s))
  (length [_] (int (if (empty? s) 0 (inc (first (rseq s))))))
  (size [this] (int (* 64 (max 1 (quot (+ 63 (.length this)) 64)))))
  (nextSetBit [_ i] (int (or (first (subseq s >= i)) -1)))
  (previousSetBit [_ i] (int (or (first (rsubseq s <= i)) -1)))
  (nextClearBit [_ i] (int (first (remove s (iterate inc i)))))
  (and [_ other] (set! s (into (sorted-set) (filter (.bits other)) s)) nil)
  (or [_ other] (set! s (into s (.bits other))) nil)
  (xor [_ other]
    (let [t (.bits other)]
      (set! s (into (into (sorted-set) (remove t) s) (remove s) t))
      nil))
  (andNot [_ other] (set! s (reduce disj s (.bits other))) nil)
  (intersects [_ other] (boolean (some s (.bits other))))
  (clone [_] (new BitSet s))
  (equals [_ x] (and (instance? BitSet x) (= s (.bits x))))
  (toString [_] (str "{" (apply str (interpose ", " s)) "}")))
(defn BitSet--new
  ([] (new BitSet (sorted-set)))
  ([size] (new BitSet (sorted-set))))

;; ---------------------------------------------------------------------------
;; Entries

(deftype* SimpleEntry [k ^:unsynchronized-mutable x]
  {:class "java.util.AbstractMap$SimpleEntry"}
  java.io.Serializable
  java.util.Map$Entry
  (getKey [_] k)
  (getValue [_] x)
  (setValue [_ y] (let [old x] (set! x y) old))
  (equals [_ other]
    (and (instance? java.util.Map$Entry other)
         (rt/equal-java k (.getKey other)) (rt/equal-java x (.getValue other))))
  (hashCode [_] (bit-xor (#'clojure.core/java-hash k) (#'clojure.core/java-hash x)))
  (toString [_] (str (if (nil? k) "null" k) "=" (if (nil? x) "null" x))))
(defn AbstractMap$SimpleEntry--new
  ([e] (new SimpleEntry (.getKey e) (.getValue e)))
  ([k x] (new SimpleEntry k x)))

;; ---------------------------------------------------------------------------
;; listIterator, of Java's lists and of Clojure's, which stay as they are

(deftype* ListWalk [xs ^:unsynchronized-mutable i ^:unsynchronized-mutable last]
  {:class "java.util.ArrayList$ListItr"}
  java.util.ListIterator
  (at [_ k]
    (when-not (< -1 k (count xs)) (#'cljwc.java/no-element))
    (set! last k)
    (if (coll? xs) (nth xs k) (.get xs k)))
  (hasNext [_] (< i (count xs)))
  (hasPrevious [_] (pos? i))
  (nextIndex [_] (int i))
  (previousIndex [_] (int (dec i)))
  (next [this]
    (let [x (.at this i)]
      (set! i (inc i))
      x))
  (previous [this]
    (let [x (.at this (dec i))]
      (set! i (dec i))
      x))
  (change [_] ; the list, if it can be changed
    (if (coll? xs) (throw (new UnsupportedOperationException)) xs))
  (where [_] (or last (throw (new IllegalStateException))))
  (set [this x] (.set (.change this) (.where this) x) nil)
  (add [this x]
    (.add (.change this) i x)
    (set! i (inc i))
    (set! last nil)
    nil)
  (remove [this]
    (.remove (.change this) (int (.where this)))
    (when (< last i) (set! i (dec i)))
    (set! last nil)
    nil))

(defn -listIterator
  ([xs] (-listIterator xs 0))
  ([xs from]
   (cond
     (not (or (sequential? xs) (instance? java.util.List xs)))
     (#'cljwc.java/no-method xs "listIterator" 0)
     (<= 0 from (count xs))
     (new ListWalk (if (and (coll? xs) (not (vector? xs))) (vec xs) xs) from nil)
     :else (throw (new IndexOutOfBoundsException (str "Index: " from))))))
