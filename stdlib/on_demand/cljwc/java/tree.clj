;; SPDX-License-Identifier: MIT
;;
;; java.util.TreeMap and TreeSet: they keep a persistent sorted map or set, by the
;; comparator or compare. Parts (headMap, descendingMap, ...) are copies.
(ns cljwc.java.tree)

(declare TreeMap--new TreeSet--new)

(defn- checked-key
  "k, which compare can take: nil cannot be a key unless a comparator says so."
  [comparator k]
  (when (and (nil? comparator) (nil? k))
    (throw (new NullPointerException)))
  k)

;; The entry or key nearest to k on one side, or nil: test is <, <=, > or >=.
(defn- nearest [sorted test k]
  (first (if (or (= test <) (= test <=))
           (rsubseq sorted test k)
           (subseq sorted test k))))
(defn- entry [e] (when e (rt/map-entry (key e) (val e))))
(defn- between
  "The part of a sorted collection from one key to another; bounds may be nil."
  [sorted [from-test from] [to-test to]]
  (cond (and from-test to-test) (subseq sorted from-test from to-test to)
        from-test (subseq sorted from-test from)
        :else (subseq sorted to-test to)))
(defn- including [inclusive? in out] (if inclusive? in out))

(deftype* TreeMap [comparator ^:unsynchronized-mutable m]
  {:class "java.util.TreeMap"}
  java.util.AbstractMap
  java.lang.Cloneable
  java.io.Serializable
  java.util.NavigableMap
  (part [_ xs]
    (let [t (new TreeMap comparator (empty m))]
      (doseq [e xs] (.put t (key e) (val e)))
      t))
  (comparator [_] comparator)
  (count [_] (clojure.core/count m))
  (seq [_] (clojure.core/seq m))
  (valAt [this k] (.get this k))
  (valAt [this k default] (.getOrDefault this k default))
  (size [_] (int (clojure.core/count m)))
  (isEmpty [_] (= 0 (clojure.core/count m)))
  (get [_ k] (clojure.core/get m (checked-key comparator k)))
  (getOrDefault [_ k default]
    (clojure.core/get m (checked-key comparator k) default))
  (containsKey [_ k] (contains? m (checked-key comparator k)))
  (containsValue [_ x] (boolean (some (fn [v] (rt/equal-java x v)) (vals m))))
  (put [_ k x]
    (let [old (clojure.core/get m (checked-key comparator k))]
      (set! m (clojure.core/assoc m k x))
      old))
  (putIfAbsent [this k x]
    (let [old (.get this k)]
      (when (nil? old) (.put this k x))
      old))
  (putAll [this other] (doseq [e other] (.put this (key e) (val e))))
  (remove [_ k]
    (let [old (clojure.core/get m (checked-key comparator k))]
      (set! m (clojure.core/dissoc m k))
      old))
  (changed [this k x]
    (if (nil? x) (.remove this k) (.put this k x))
    x)
  (computeIfAbsent [this k f]
    (let [old (.get this k)]
      (if (nil? old) (.changed this k (.apply f k)) old)))
  (computeIfPresent [this k f]
    (let [old (.get this k)]
      (when (some? old) (.changed this k (.apply f k old)))))
  (compute [this k f] (.changed this k (.apply f k (.get this k))))
  (merge [this k x f]
    (let [old (.get this k)]
      (.changed this k (if (nil? old) x (.apply f old x)))))
  (clear [_] (set! m (empty m)) nil)
  (firstKey [_] (if (clojure.core/seq m) (key (clojure.core/first m)) (#'cljwc.java/no-element)))
  (lastKey [_] (if (clojure.core/seq m) (key (first (rseq m))) (#'cljwc.java/no-element)))
  (firstEntry [_] (entry (first m)))
  (lastEntry [_] (entry (first (rseq m))))
  (pollFirstEntry [this]
    (let [e (.firstEntry this)]
      (when e (.remove this (key e)))
      e))
  (pollLastEntry [this]
    (let [e (.lastEntry this)]
      (when e (.remove this (key e)))
      e))
  (lowerEntry [_ k] (entry (nearest m < k)))
  (floorEntry [_ k] (entry (nearest m <= k)))
  (ceilingEntry [_ k] (entry (nearest m >= k)))
  (higherEntry [_ k] (entry (nearest m > k)))
  (lowerKey [_ k] (when-let [e (nearest m < k)] (key e)))
  (floorKey [_ k] (when-let [e (nearest m <= k)] (key e)))
  (ceilingKey [_ k] (when-let [e (nearest m >= k)] (key e)))
  (higherKey [_ k] (when-let [e (nearest m > k)] (key e)))
  (headMap [this to] (.headMap this to false))
  (headMap [this to inclusive?]
    (.part this (between m nil [(including inclusive? <= <) to])))
  (tailMap [this from] (.tailMap this from true))
  (tailMap [this from inclusive?]
    (.part this (between m [(including inclusive? >= >) from] nil)))
  (subMap [this from to] (.subMap this from true to false))
  (subMap [this from from? to to?]
    (when (pos? ((#'cljwc.java/comparing comparator) from to))
      (throw (new IllegalArgumentException "fromKey > toKey")))
    (.part this (between m [(including from? >= >) from]
                         [(including to? <= <) to])))
  (descendingMap [_]
    (let [t (TreeMap--new (#'cljwc.java/reverse-comparing comparator))]
      (.putAll t m)
      t))
  (navigableKeySet [_]
    (let [s (TreeSet--new (#'cljwc.java/comparing comparator))]
      (.addAll s (keys m))
      s))
  (descendingKeySet [this] (.navigableKeySet (.descendingMap this)))
  (keySet [_] (java.util.LinkedHashSet. (or (keys m) [])))
  (values [_] (or (vals m) ()))
  (entrySet [this] (java.util.LinkedHashSet. (or (.seq this) [])))
  (forEach [_ f] (doseq [e m] (.accept f (key e) (val e))))
  (replaceAll [this f]
    (doseq [e m] (.put this (key e) (.apply f (key e) (val e)))))
  (clone [this] (.part this m))
  (equals [this other]
    (and (#'cljwc.java/java-map? other)
         (= (clojure.core/count m) (clojure.core/count other))
         (every? (fn [e]
                   (let [x (clojure.core/get other (key e) this)]
                     (and (not (identical? x this))
                          (rt/equal-java (val e) x))))
                 m)))
  (hashCode [_] (#'cljwc.java/map-hash m))
  (printOn [this w] (#'cljwc.java/printed this w (apply array-map (mapcat identity m))))
  (toString [this]
    (str "{"
         (apply str (interpose ", " (map (fn [e]
                                           (#'cljwc.java/entry-text this e))
                                         m)))
         "}")))

(defn TreeMap--new
  ([] (new TreeMap nil (sorted-map)))
  ([x]
   (if (and (or (map? x) (instance? java.util.Map x)) (not (fn? x)))
     (let [comparator (when (instance? java.util.SortedMap x) (.comparator x))
           t (if comparator (TreeMap--new comparator) (TreeMap--new))]
       (.putAll t x)
       t)
     (new TreeMap x (sorted-map-by (#'cljwc.java/comparing x))))))

(deftype* TreeSet [comparator ^:unsynchronized-mutable s]
  {:class "java.util.TreeSet"}
  java.util.AbstractSet
  java.lang.Cloneable
  java.io.Serializable
  java.util.NavigableSet
  (part [_ xs]
    (let [t (new TreeSet comparator (empty s))]
      (.addAll t xs)
      t))
  (comparator [_] comparator)
  (count [_] (clojure.core/count s))
  (seq [_] (clojure.core/seq s))
  (size [_] (int (clojure.core/count s)))
  (isEmpty [_] (= 0 (clojure.core/count s)))
  (contains [_ x] (contains? s (checked-key comparator x)))
  (containsAll [this xs] (every? (fn [x] (.contains this x)) xs))
  (add [_ x]
    (let [new? (not (contains? s (checked-key comparator x)))]
      (when new? (set! s (conj s x)))
      new?))
  (addAll [this xs]
    (reduce (fn [changed? x] (or (.add this x) changed?)) false xs))
  (remove [_ x]
    (let [had? (contains? s (checked-key comparator x))]
      (set! s (disj s x))
      had?))
  (removeAll [this xs]
    (reduce (fn [changed? x] (or (.remove this x) changed?)) false xs))
  (removeIf [this f] (.removeAll this (filterv (fn [x] (.test f x)) s)))
  (retainAll [this xs]
    (.removeAll this (filterv (fn [x] (not (some (fn [y] (rt/equal-java x y)) xs)))
                              s)))
  (clear [_] (set! s (empty s)) nil)
  (first [_] (if (clojure.core/seq s) (clojure.core/first s) (#'cljwc.java/no-element)))
  (last [_] (if (clojure.core/seq s) (clojure.core/first (rseq s)) (#'cljwc.java/no-element)))
  (pollFirst [this]
    (when (clojure.core/seq s)
      (let [x (clojure.core/first s)]
        (.remove this x)
        x)))
  (pollLast [this]
    (when (clojure.core/seq s)
      (let [x (clojure.core/first (rseq s))]
        (.remove this x)
        x)))
  (lower [_ x] (nearest s < x))
  (floor [_ x] (nearest s <= x))
  (ceiling [_ x] (nearest s >= x))
  (higher [_ x] (nearest s > x))
  (headSet [this to] (.headSet this to false))
  (headSet [this to inclusive?]
    (.part this (between s nil [(including inclusive? <= <) to])))
  (tailSet [this from] (.tailSet this from true))
  (tailSet [this from inclusive?]
    (.part this (between s [(including inclusive? >= >) from] nil)))
  (subSet [this from to] (.subSet this from true to false))
  (subSet [this from from? to to?]
    (when (pos? ((#'cljwc.java/comparing comparator) from to))
      (throw (new IllegalArgumentException "fromKey > toKey")))
    (.part this (between s [(including from? >= >) from]
                         [(including to? <= <) to])))
  (descendingSet [_]
    (let [t (TreeSet--new (#'cljwc.java/reverse-comparing comparator))]
      (.addAll t s)
      t))
  (iterator [this] (#'cljwc.java/set-iterator this (clojure.core/seq s)))
  (descendingIterator [this] (#'cljwc.java/set-iterator this (rseq s)))
  (toArray [_] (to-array s))
  (toArray [_ a] (to-array s))
  (clone [this] (.part this s))
  (equals [_ other]
    (and (or (set? other) (instance? java.util.Set other))
         (= (clojure.core/count s) (clojure.core/count other))
         (every? (fn [x] (contains? other x)) s)))
  (hashCode [_]
    (reduce (fn [h x] (rt/unchecked-add-int h (#'clojure.core/java-hash x))) 0 s))
  (printOn [this w]
    (if *print-readably*
      (#'clojure.core/print-bracketed #'clojure.core/pr-on "#{" " " "}" s w)
      (#'cljwc.java/printed this w nil)))
  (toString [this] (#'cljwc.java/items-text this s)))

(defn TreeSet--new
  ([] (new TreeSet nil (sorted-set)))
  ([x]
   (if (and (#'cljwc.java/java-collection? x) (not (fn? x)))
     (let [comparator (when (instance? java.util.SortedSet x) (.comparator x))
           t (if comparator (TreeSet--new comparator) (TreeSet--new))]
       (.addAll t x)
       t)
     (new TreeSet x (sorted-set-by (#'cljwc.java/comparing x))))))
