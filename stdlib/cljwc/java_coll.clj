;; SPDX-License-Identifier: MIT
;;
;; java.util's mutable collections: lists and queues, maps, sets. They keep
;; their contents in persistent collections, compare keys and items as Java's
;; equals does, and are walked in the order of the JVM.
(in-ns 'cljwc.java)

;; ---------------------------------------------------------------------------
;; Shared by all

(defn ^{:private true} printed
  "Prints as print-method does for java.util.List, Set and Map."
  [x w readable]
  (if *print-readably*
    (#'clojure.core/pr-on readable w)
    (do (rt/writer-write w (str "#object[" (.getName (class x)) " 0x"
                                (Integer--toHexString (rt/system-hash x)) " "))
        (rt/writer-write w (.toString x))
        (rt/writer-write w "]"))))

(defn ^{:private true} text-in
  "An item of the collection `of`, as its toString shows it."
  [of x]
  (cond (identical? x of) "(this Collection)"
        (nil? x) "null"
        :else (str x)))

(defn ^{:private true} items-text
  [of xs]
  (str "[" (apply str (interpose ", " (map (fn [x] (text-in of x)) xs))) "]"))

(defn ^{:private true} java-collection?
  [x]
  (or (coll? x) (instance? java.util.Collection x)))

(defn ^{:private true} position-equal
  [xs x]
  (loop* [i 0 s (seq xs)]
    (cond (nil? s) -1
          (rt/equal-java x (first s)) i
          :else (recur (inc i) (next s)))))

(defn ^{:private true} no-element [] (throw (new java.util.NoSuchElementException)))

(defn ^{:private true} comparing
  "A function that compares as the comparator does, with a number for a result;
  nil is compare."
  [comparator]
  (if (nil? comparator) compare (fn [a b] (.compare comparator a b))))

(defn ^{:private true} reverse-comparing
  [comparator]
  (let [f (comparing comparator)] (fn [a b] (f b a))))

(defn ^{:private true} bad-index
  [i n]
  (throw (new IndexOutOfBoundsException
              (str "Index " i " out of bounds for length " n))))

;; ---------------------------------------------------------------------------
;; ArrayList, LinkedList, ArrayDeque, Vector, Stack: the items are those of
;; `front` from its end, then those of `rear`, so both ends are cheap.

(declare list-iterator)

;; Walks a set's items as they were; remove takes the last one out of the set.
(deftype* SetIterator [of ^:unsynchronized-mutable s
                       ^:unsynchronized-mutable last]
  {:class "java.util.HashMap$KeyIterator"}
  java.util.Iterator
  (hasNext [this] (some? s))
  (next [this]
    (if s nil (no-element))
    (set! last s)
    (set! s (clojure.core/next s))
    (clojure.core/first last))
  (remove [this]
    (if last nil (throw (new IllegalStateException)))
    (.remove of (clojure.core/first last))
    (set! last nil)
    nil))

(defn ^{:private true} set-iterator
  [of items] (new SetIterator of items nil))

(defn ^{:private true} joined
  [front rear]
  (if (= 0 (count front)) rear (into (vec (rseq front)) rear)))

(defn ^{:private true} equal-items
  [xs other]
  (loop* [s (seq xs) t (seq other)]
    (cond (nil? s) (nil? t)
          (nil? t) false
          (rt/equal-java (first s) (first t)) (recur (next s) (next t))
          :else false)))

;; What they extend, which has no methods of its own here.
(deftype* AbstractCollection [] {:class "java.util.AbstractCollection"}
  java.util.Collection)
(deftype* AbstractQueue []
  {:class "java.util.AbstractQueue" :extends AbstractCollection}
  java.util.Queue)
(deftype* AbstractList []
  {:class "java.util.AbstractList" :extends AbstractCollection}
  java.util.List)
(deftype* AbstractSequentialList []
  {:class "java.util.AbstractSequentialList" :extends AbstractList})

(deftype* ArrayDeque [^:unsynchronized-mutable front
                      ^:unsynchronized-mutable rear]
  {:class "java.util.ArrayDeque" :extends AbstractCollection}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Deque
  (items [this]
    (if (rt/identical 0 (clojure.core/count front))
      nil
      (do (set! rear (joined front rear))
          (set! front [])))
    rear)
  (item [this i]
    (let* [n (clojure.core/count front)]
      (if (< i n)
        (clojure.core/nth front (- n i 1))
        (clojure.core/nth rear (- i n)))))
  (checked [this i]
    (let* [n (.size this)]
      (if (if (<= 0 i) (< i n) false) i (bad-index i n))))
  (count [this] (+ (clojure.core/count front) (clojure.core/count rear)))
  (seq [this] (clojure.core/seq (.items this)))
  (size [this] (int (.count this)))
  (isEmpty [this] (= 0 (.count this)))
  (get [this i] (.item this (.checked this i)))
  (elementAt [this i] (.item this (.checked this i)))
  (set [this i x]
    (let* [old (.item this (.checked this i))]
      (set! rear (clojure.core/assoc (.items this) i x))
      old))
  (add [this x]
    (set! rear (clojure.core/conj rear x))
    true)
  (insertAt [this i xs]
    (let* [v (.items this) n (clojure.core/count v)]
      (if (if (<= 0 i) (<= i n) false)
        nil
        (throw (new IndexOutOfBoundsException
                    (str "Index: " i ", Size: " n))))
      (set! rear (into (into (subvec v 0 i) xs) (subvec v i))))
    nil)
  (add [this i x] (.insertAt this i [x]))
  (addAll [this xs]
    (set! rear (into rear xs))
    (some? (clojure.core/seq xs)))
  (addAll [this i xs]
    (.insertAt this i xs)
    (some? (clojure.core/seq xs)))
  (addFirst [this x]
    (set! front (clojure.core/conj front x))
    nil)
  (addLast [this x]
    (set! rear (clojure.core/conj rear x))
    nil)
  (offer [this x] (.add this x))
  (offerLast [this x] (.add this x))
  (offerFirst [this x] (.addFirst this x) true)
  (takeFirst [this]
    (let* [x (.item this 0)]
      (if (rt/identical 0 (clojure.core/count front))
        (let* [half (quot (clojure.core/count rear) 2)]
          (set! front (vec (rseq (subvec rear 0 (inc half)))))
          (set! rear (vec (subvec rear (inc half)))))
        nil)
      (set! front (clojure.core/pop front))
      x))
  (takeLast [this]
    (if (rt/identical 0 (clojure.core/count rear))
      (let* [half (quot (clojure.core/count front) 2)]
        (set! rear (vec (rseq (subvec front 0 (inc half)))))
        (set! front (vec (subvec front (inc half)))))
      nil)
    (let* [x (clojure.core/peek rear)]
      (set! rear (clojure.core/pop rear))
      x))
  (getFirst [this] (if (.isEmpty this) (no-element) (.item this 0)))
  (element [this] (.getFirst this))
  (getLast [this]
    (if (.isEmpty this) (no-element) (.item this (dec (.count this)))))
  (peekFirst [this] (if (.isEmpty this) nil (.item this 0)))
  (peekLast [this]
    (if (.isEmpty this) nil (.item this (dec (.count this)))))
  (poll [this] (if (.isEmpty this) nil (.takeFirst this)))
  (pollFirst [this] (.poll this))
  (pollLast [this] (if (.isEmpty this) nil (.takeLast this)))
  (removeFirst [this] (if (.isEmpty this) (no-element) (.takeFirst this)))
  (removeLast [this] (if (.isEmpty this) (no-element) (.takeLast this)))
  (dropAt [this i]
    (cond
      (= i 0) (.takeFirst this)
      (= i (dec (.count this))) (.takeLast this)
      :else
      (let* [v (.items this)]
        (set! rear (into (subvec v 0 i) (subvec v (inc i))))
        (clojure.core/nth v i))))
  (remove [this] (.removeFirst this))
  (remove [this x]
    (if (if (instance? java.util.List this) (int? x) false)
      (.dropAt this (.checked this x))
      (let* [i (position-equal (.items this) x)]
        (if (neg? i) false (do (.dropAt this i) true)))))
  (keepIf [this keep?]
    (let* [n (.count this)]
      (set! rear (filterv keep? (.items this)))
      (not= n (.count this))))
  (removeAll [this xs]
    (.keepIf this (fn [x] (neg? (position-equal xs x)))))
  (retainAll [this xs]
    (.keepIf this (fn [x] (<= 0 (position-equal xs x)))))
  (removeIf [this f] (.keepIf this (fn [x] (not (.test f x)))))
  (replaceAll [this f]
    (set! rear (mapv (fn [x] (.apply f x)) (.items this)))
    nil)
  (sort [this cmp]
    (set! rear (vec (clojure.core/sort (or cmp compare) (.items this))))
    nil)
  (reset [this xs]
    (set! front [])
    (set! rear xs)
    nil)
  (clear [this] (.reset this []))
  (clone [this] (new ArrayDeque [] (.items this)))
  (toArray [this] (to-array (.items this)))
  (toArray [this a] (to-array (.items this)))
  (contains [this x] (<= 0 (position-equal (.items this) x)))
  (indexOf [this x] (int (position-equal (.items this) x)))
  (iterator [this] (list-iterator this))
  (toString [this] (items-text this (.items this)))
  (push [this x] (.addFirst this x))
  (pop [this] (.removeFirst this))
  (peek [this] (.peekFirst this)))

(deftype* ArrayList []
  {:class "java.util.ArrayList" :extends AbstractList :methods-of ArrayDeque}
  java.util.RandomAccess
  java.lang.Cloneable
  java.io.Serializable
  java.util.List
  (clone [this] (new ArrayList [] (.items this)))
  (printOn [this w] (printed this w (.items this)))
  (equals [this other]
    (if (or (instance? java.util.List other) (sequential? other))
      (equal-items (.items this) other)
      false))
  (hashCode [this] (#'clojure.core/java-hash (.items this))))

(deftype* LinkedList []
  {:class "java.util.LinkedList" :extends AbstractSequentialList
   :methods-of ArrayList}
  java.lang.Cloneable
  java.io.Serializable
  java.util.List
  java.util.Deque
  (clone [this] (new LinkedList [] (.items this))))

(deftype* Vector []
  {:class "java.util.Vector" :extends AbstractList :methods-of ArrayList}
  java.util.RandomAccess
  java.lang.Cloneable
  java.io.Serializable
  java.util.List
  (clone [this] (new Vector [] (.items this)))
  (firstElement [this] (.getFirst this))
  (lastElement [this] (.getLast this)))

;; Its end is what push and pop are about.
(deftype* Stack []
  {:class "java.util.Stack" :extends Vector}
  Object
  (clone [this] (new Stack [] (.items this)))
  (push [this x] (.add this x) x)
  (pop [this] (.removeLast this))
  (peek [this] (.getLast this))
  (search [this x]
    (let* [at (position-equal (rseq (.items this)) x)] ; the top is 1
      (int (if (neg? at) -1 (inc at)))))
  (empty [this] (.isEmpty this)))

;; Walks a list by position: removing where it stands costs nothing at the ends.
(deftype* ListIterator [of ^:unsynchronized-mutable i
                        ^:unsynchronized-mutable last]
  {:class "java.util.ArrayList$Itr"}
  java.util.Iterator
  (hasNext [this] (< i (.count of)))
  (next [this]
    (if (< i (.count of)) nil (no-element))
    (set! last i)
    (set! i (inc i))
    (.item of last))
  (remove [this]
    (if (neg? last) (throw (new IllegalStateException)) nil)
    (.dropAt of last)
    (set! i last)
    (set! last -1)
    nil))

(defn ^{:private true} list-iterator [of] (new ListIterator of 0 -1))

(defn ^{:private true} initial
  "The items that a constructor's argument stands for."
  [x name]
  (cond (int? x)
        (if (neg? x)
          (throw (new IllegalArgumentException (str "Illegal Capacity: " x)))
          [])
        (nil? x)
        (throw (new NullPointerException
                    (str "Cannot invoke \"java.util.Collection.toArray()\" "
                         "because \"c\" is null")))
        (java-collection? x) (vec x)
        :else (no-ctor (str "java.util." name))))
(defn ArrayList--new
  ([] (new ArrayList [] []))
  ([x] (new ArrayList [] (initial x "ArrayList"))))
(defn LinkedList--new
  ([] (new LinkedList [] []))
  ([x] (new LinkedList [] (initial (if (int? x) "" x) "LinkedList"))))
(defn Vector--new
  ([] (new Vector [] []))
  ([x] (new Vector [] (initial x "Vector"))))
(defn Stack--new [] (new Stack [] []))
(defn ArrayDeque--new
  ([] (new ArrayDeque [] []))
  ([x] (new ArrayDeque [] (initial x "ArrayDeque"))))

;; ---------------------------------------------------------------------------
;; Maps and sets: from the key, as Java compares it, to [key value number].
;; Numbers count insertions. HashMap and HashSet are walked by buckets, of
;; which there are as many as the JVM would have; in one bucket, and in the
;; linked kinds, the first inserted comes first.

;; Keys that Clojure's = takes for another one: numbers that are no longs.
(deftype* NumberKey [c text]
  {:class "cljwc.java.NumberKey"}
  Object
  (hashCode [this] (hash text))
  (equals [this other]
    (if (instance? NumberKey other)
      (if (identical? c (.-c other)) (= text (.-text other)) false)
      false)))
(deftype* IdentityKey [x]
  {:class "cljwc.java.IdentityKey"}
  Object
  (hashCode [this] (hash x))
  (equals [this other]
    (if (instance? IdentityKey other) (identical? x (.-x other)) false)))

(defn ^{:private true} equal-key
  [k]
  (if (rt/is-number k)
    (let* [c (rt/class-of k)]
      (if (rt/identical c Long) k (new NumberKey c (str k))))
    k))
(defn ^{:private true} identity-key [k] (new IdentityKey k))

(defn ^{:private true} bucket
  [k size]
  (let* [h (bit-and (#'clojure.core/java-hash k) 0xffffffff)]
    (bit-and (bit-xor h (bit-shift-right h 16)) (dec size))))

(defn ^{:private true} linked-order
  [m size]
  (sort-by (fn [e] (nth e 2)) (vals m)))
(defn ^{:private true} bucket-order
  [m size]
  (sort-by (fn [e] (+ (* 4294967296 (bucket (nth e 0) size)) (nth e 2)))
           (vals m)))

(defn ^{:private true} table-size
  "The least power of two that is not less than n."
  [n]
  (loop* [size 1] (if (< size n) (recur (* 2 size)) size)))
(defn ^{:private true} grown
  "The size of a table of so many buckets once it holds n entries."
  [size n]
  (loop* [size size] (if (> (* 4 n) (* 3 size)) (recur (* 2 size)) size)))
(defn ^{:private true} size-for
  "The buckets a table that is to take n entries starts with."
  [n]
  (table-size (+ 1 (quot (* 4 n) 3))))

(defn ^{:private true} entry-text
  [of e]
  (str (text-in of (nth e 0)) "=" (text-in of (nth e 1))))

(defn ^{:private true} map-hash
  [es]
  (reduce (fn [h e] (rt/unchecked-add-int
                     h (bit-xor (#'clojure.core/java-hash (nth e 0))
                                (#'clojure.core/java-hash (nth e 1)))))
          0 es))

(defn ^{:private true} java-map?
  [x]
  (or (map? x) (instance? java.util.Map x)))

;; keyOf, entries and clone are what other maps have of their own.
(declare LinkedHashSet--new)
(deftype* AbstractMap [] {:class "java.util.AbstractMap"}
  java.util.Map)
(deftype* HashMap [^:unsynchronized-mutable m
                   ^:unsynchronized-mutable n
                   ^:unsynchronized-mutable buckets]
  {:class "java.util.HashMap" :extends AbstractMap}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Map
  (keyOf [this k] (equal-key k))
  (entries [this] (bucket-order m buckets))
  (find [this k] (clojure.core/get m (.keyOf this k)))
  (keep [this k x]
    (let* [key (.keyOf this k)
           e (clojure.core/get m key)]
      (set! m (clojure.core/assoc
               m key [(if e (nth e 0) k) x (if e (nth e 2) n)]))
      (set! n (inc n))
      (set! buckets (grown buckets (clojure.core/count m)))
      (if e (nth e 1) nil)))
  (remove [this k]
    (let* [key (.keyOf this k) e (clojure.core/get m key)]
      (set! m (clojure.core/dissoc m key))
      (if e (nth e 1) nil)))
  (remove [this k x]
    (let* [e (.find this k) same? (if e (rt/equal-java x (nth e 1)) false)]
      (if same? (.remove this k) nil)
      same?))
  (count [this] (clojure.core/count m))
  (seq [this]
    (clojure.core/seq (map (fn [e] (rt/map-entry (nth e 0) (nth e 1)))
                           (.entries this))))
  (valAt [this k] (nth (.find this k) 1 nil))
  (valAt [this k default] (nth (.find this k) 1 default))
  (size [this] (int (clojure.core/count m)))
  (isEmpty [this] (= 0 (clojure.core/count m)))
  (get [this k] (nth (.find this k) 1 nil))
  (getOrDefault [this k default] (nth (.find this k) 1 default))
  (put [this k x] (.keep this k x))
  (putIfAbsent [this k x]
    (let* [old (.get this k)]
      (if (nil? old) (.keep this k x) nil)
      old))
  (putAll [this other]
    (doseq [e other] (.keep this (key e) (val e)))
    nil)
  (changed [this k x]
    (if (nil? x) (.remove this k) (.keep this k x))
    x)
  (computeIfAbsent [this k f]
    (let* [old (.get this k)]
      (if (nil? old) (.changed this k (.apply f k)) old)))
  (computeIfPresent [this k f]
    (let* [old (.get this k)]
      (if (nil? old) nil (.changed this k (.apply f k old)))))
  (compute [this k f] (.changed this k (.apply f k (.get this k))))
  (merge [this k x f]
    (let* [old (.get this k)]
      (.changed this k (if (nil? old) x (.apply f old x)))))
  (clone [this] (new HashMap m n buckets))
  (clear [this]
    (set! m {})
    nil)
  (containsKey [this k] (some? (.find this k)))
  (containsValue [this x]
    (<= 0 (position-equal (map second (vals m)) x)))
  (keySet [this] (LinkedHashSet--new (map first (.entries this))))
  (values [this] (map second (.entries this)))
  (entrySet [this] (LinkedHashSet--new (or (.seq this) ())))
  (forEach [this f]
    (doseq [e (.entries this)] (.accept f (nth e 0) (nth e 1))))
  (equals [this other]
    (if (java-map? other)
      (if (= (clojure.core/count m) (clojure.core/count other))
        (every? (fn [e]
                  (let* [x (clojure.core/get other (nth e 0) this)]
                    (if (identical? x this)
                      false
                      (rt/equal-java (nth e 1) x))))
                (vals m))
        false)
      false))
  (hashCode [this] (map-hash (vals m)))
  (printOn [this w]
    (printed this w (apply array-map (mapcat (fn [e] [(nth e 0) (nth e 1)])
                                             (.entries this)))))
  (toString [this]
    (str "{" (apply str (interpose ", " (map (fn [e] (entry-text this e))
                                             (.entries this))))
         "}")))

(deftype* LinkedHashMap []
  {:class "java.util.LinkedHashMap" :extends HashMap}
  java.util.Map
  (entries [this] (linked-order m buckets))
  (clone [this] (new LinkedHashMap m n buckets)))
(deftype* IdentityHashMap []
  {:class "java.util.IdentityHashMap" :extends AbstractMap :methods-of HashMap}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Map
  (keyOf [this k] (identity-key k))
  (entries [this] (linked-order m buckets))
  (clone [this] (new IdentityHashMap m n buckets)))
;; Nothing is taken out of it: that could happen late on the JVM, too.
(deftype* WeakHashMap []
  {:class "java.util.WeakHashMap" :extends AbstractMap :methods-of HashMap}
  java.util.Map
  (clone [this] (new WeakHashMap m n buckets)))
(deftype* ConcurrentHashMap []
  {:class "java.util.concurrent.ConcurrentHashMap" :extends AbstractMap
   :methods-of HashMap}
  java.io.Serializable
  java.util.concurrent.ConcurrentMap
  (clone [this] (new ConcurrentHashMap m n buckets)))
;; A Hashtable's chains, by their numbers: what comes last comes first in one, and
;; when they grow in number all entries are put in again, from the last chain on.
(defn ^{:private true} chained
  [chains size e]
  (let* [i (rem (bit-and (#'clojure.core/java-hash (nth e 0)) 0x7fffffff) size)]
    (clojure.core/assoc chains i (cons e (clojure.core/get chains i)))))
(defn ^{:private true} from-last-chain
  [chains]
  (mapcat val (sort-by (fn [chain] (- (key chain))) chains)))
(defn ^{:private true} chain-order
  [m size]
  (loop* [es (clojure.core/seq (linked-order m size)) n 0 size size chains {}]
    (cond (nil? es) (from-last-chain chains)
          (>= n (quot (* 3 size) 4))
          (let* [more (inc (* 2 size))]
            (recur es -1 more
                   (reduce (fn [c e] (chained c more e)) {}
                           (from-last-chain chains))))
          :else (recur (next es) (inc n) size (chained chains size (first es))))))
(deftype* Enumerator [^:unsynchronized-mutable s]
  {:class "java.util.Hashtable$Enumerator"}
  Object
  (hasMoreElements [this] (some? (clojure.core/seq s)))
  (nextElement [this]
    (when-not (clojure.core/seq s)
      (throw (new java.util.NoSuchElementException "Hashtable Enumerator")))
    (let* [x (first s)] (set! s (rest s)) x)))
(deftype* Dictionary [] {:class "java.util.Dictionary"})
(deftype* Hashtable []
  {:class "java.util.Hashtable" :extends Dictionary :methods-of HashMap}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Map
  (entries [this] (chain-order m buckets))
  (keep [this k x]
    (when (or (nil? k) (nil? x)) (throw (new NullPointerException)))
    (let* [key (.keyOf this k)
           e (clojure.core/get m key)]
      (set! m (clojure.core/assoc
               m key [(if e (nth e 0) k) x (if e (nth e 2) n)]))
      (set! n (inc n))
      (if e (nth e 1) nil)))
  (keys [this] (new Enumerator (map first (.entries this))))
  (elements [this] (new Enumerator (map second (.entries this))))
  (contains [this x] (.containsValue this x))
  (clone [this] (new Hashtable m n buckets)))
(deftype* Properties []
  {:class "java.util.Properties" :extends Hashtable :methods-of HashMap}
  Object
  (clone [this] (new Properties m n buckets)))

(defn ^{:private true} filled
  "The map h, with what the constructor's argument asks for."
  [h x name]
  (cond (int? x) h
        (nil? x) (no-object "java.util.Map.size()" "m")
        (java-map? x) (do (.putAll h x) h)
        :else (no-ctor (str "java.util." name))))
(defn ^{:private true} buckets-for
  [x]
  (cond (int? x)
        (if (neg? x)
          (throw (new IllegalArgumentException
                      (str "Illegal initial capacity: " x)))
          (table-size x))
        (nil? x) 16
        :else (size-for (count x))))
(defn HashMap--new
  ([] (new HashMap {} 0 16))
  ([x] (filled (new HashMap {} 0 (buckets-for x)) x "HashMap"))
  ([size load] (new HashMap {} 0 (buckets-for size))))
(defn WeakHashMap--new
  ([] (new WeakHashMap {} 0 16))
  ([x] (filled (new WeakHashMap {} 0 (buckets-for x)) x "WeakHashMap"))
  ([size load] (new WeakHashMap {} 0 (buckets-for size))))
(defn LinkedHashMap--new
  ([] (new LinkedHashMap {} 0 16))
  ([x] (filled (new LinkedHashMap {} 0 16) x "LinkedHashMap"))
  ([size load] (new LinkedHashMap {} 0 16))
  ([size load access?] (new LinkedHashMap {} 0 16)))
(defn Hashtable--new
  ([] (new Hashtable {} 0 11))
  ([x]
   (filled (new Hashtable {} 0 (cond (int? x) (do (buckets-for x) (max x 1))
                                     :else (max (* 2 (count x)) 11)))
           x "Hashtable"))
  ([size load] (Hashtable--new size)))
(defn Properties--new ([] (new Properties {} 0 16)))
(defn IdentityHashMap--new
  ([] (new IdentityHashMap {} 0 16))
  ([x] (filled (new IdentityHashMap {} 0 16) x "IdentityHashMap")))
(defn ConcurrentHashMap--new
  ([] (new ConcurrentHashMap {} 0 16))
  ([x]
   (filled (new ConcurrentHashMap {} 0
                (cond (int? x) (table-size (+ x (quot x 2) 1)) :else 16))
           x "concurrent.ConcurrentHashMap"))
  ([size load] (ConcurrentHashMap--new size)))

(deftype* AbstractSet []
  {:class "java.util.AbstractSet" :extends AbstractCollection}
  java.util.Set)
(deftype* HashSet [^:unsynchronized-mutable m
                   ^:unsynchronized-mutable n
                   ^:unsynchronized-mutable buckets]
  {:class "java.util.HashSet" :extends AbstractSet}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Set
  (items [this] (map first (bucket-order m buckets)))
  (count [this] (clojure.core/count m))
  (seq [this] (clojure.core/seq (.items this)))
  (size [this] (int (clojure.core/count m)))
  (isEmpty [this] (= 0 (clojure.core/count m)))
  (contains [this x] (contains? m (equal-key x)))
  (containsAll [this xs] (every? (fn [x] (.contains this x)) xs))
  (add [this x]
    (let* [k (equal-key x)]
      (if (contains? m k)
        false
        (do (set! m (clojure.core/assoc m k [x nil n]))
            (set! n (inc n))
            (set! buckets (grown buckets (clojure.core/count m)))
            true))))
  (addAll [this xs]
    (reduce (fn [changed? x] (or (.add this x) changed?)) false xs))
  (remove [this x]
    (let* [k (equal-key x) had (contains? m k)]
      (set! m (clojure.core/dissoc m k))
      had))
  (removeAll [this xs]
    (reduce (fn [changed? x] (or (.remove this x) changed?)) false xs))
  (removeIf [this f] (.removeAll this (filterv (fn [x] (.test f x))
                                               (.items this))))
  (retainAll [this xs]
    (.removeAll this (filterv (fn [x] (neg? (position-equal xs x)))
                              (.items this))))
  (clear [this]
    (set! m {})
    nil)
  (clone [this] (new HashSet m n buckets))
  (toArray [this] (to-array (.items this)))
  (toArray [this a] (to-array (.items this)))
  (iterator [this]
    (set-iterator this (clojure.core/seq (.items this))))
  (equals [this other]
    (if (or (set? other) (instance? java.util.Set other))
      (if (= (clojure.core/count m) (clojure.core/count other))
        (every? (fn [x] (contains? other x)) (.items this))
        false)
      false))
  (hashCode [this]
    (reduce (fn [h x] (rt/unchecked-add-int h (#'clojure.core/java-hash x)))
            0 (.items this)))
  (printOn [this w]
    (if *print-readably*
      (#'clojure.core/print-bracketed #'clojure.core/pr-on "#{" " " "}" (.items this) w)
      (printed this w nil)))
  (toString [this] (items-text this (.items this))))
(deftype* LinkedHashSet []
  {:class "java.util.LinkedHashSet" :extends HashSet}
  java.lang.Cloneable
  java.io.Serializable
  java.util.Set
  (items [this] (map first (linked-order m buckets)))
  (clone [this] (new LinkedHashSet m n buckets)))

(defn ^{:private true} filled-set
  [s x name]
  (cond (int? x) s
        (java-collection? x) (do (.addAll s x) s)
        :else (no-ctor (str "java.util." name))))
(defn HashSet--new
  ([] (new HashSet {} 0 16))
  ([x]
   (filled-set (new HashSet {} 0
                    (cond (int? x) (buckets-for x)
                          (java-collection? x) (max 16 (size-for (count x)))
                          :else 16))
               x "HashSet"))
  ([size load] (HashSet--new size)))
(defn LinkedHashSet--new
  ([] (new LinkedHashSet {} 0 16))
  ([x] (filled-set (new LinkedHashSet {} 0 16) x "LinkedHashSet")))
