;; SPDX-License-Identifier: MIT
;;
;; The Java of tonsky's persistent-sorted-set, which datascript stands on: a B+
;; tree of arrays. A leaf has keys; a branch has children and the greatest key
;; below each. Comparators may take several keys for equal (nil in a datom stands
;; for anything), so a search is for the first or last key that is not less or
;; greater. What is not here is storage: trees are in memory.
(ns cljwc.java.sorted_set)

(deftype* RefType [name]
  {:class "me.tonsky.persistent_sorted_set.RefType"}
  Object
  (toString [_] name))
(def RefType--STRONG (new RefType "STRONG"))
(def RefType--SOFT (new RefType "SOFT"))
(def RefType--WEAK (new RefType "WEAK"))

(deftype* Settings [branching ref]
  {:class "me.tonsky.persistent_sorted_set.Settings"}
  clojure.lang.ILookup
  (valAt [_ k] nil)
  (valAt [_ k other] other)
  Object
  (branchingFactor [_] branching)
  (minBranchingFactor [_] (unsigned-bit-shift-right branching 1))
  (refType [_] ref))
(defn Settings--new
  ([] (Settings--new 0 nil))
  ([branching ref]
   (new Settings (if (pos? branching) branching 512)
                 (if (nil? ref) RefType--SOFT ref))))

;; --- arrays ---

(defn- spliced
  "The array with the items of xs in place of n of its own at i."
  [a i n xs]
  (let [k (alength xs) all (alength a) r (object-array (- (+ all k) n))]
    (System/arraycopy a 0 r 0 i)
    (System/arraycopy xs 0 r i k)
    (System/arraycopy a (+ i n) r (+ i k) (- all i n))
    r))
(defn- part [a from to]
  (let [r (object-array (- to from))]
    (System/arraycopy a from r 0 (- to from))
    r))
(defn- joined [a b] (spliced a (alength a) 0 b))

(defn ArrayUtil--distinct [cmp a]
  (let [n (alength a)]
    (loop [from 1 to (min 1 n)]
      (if (< from n)
        (if (= 0 (.compare cmp (aget a (dec to)) (aget a from)))
          (recur (inc from) to)
          (do (aset a to (aget a from)) (recur (inc from) (inc to))))
        to))))
(defn ArrayUtil--indexedToArray [type coll from to]
  (let [r (object-array (- to from))]
    (dotimes [i (- to from)] (aset r i (nth coll (+ from i))))
    r))

(defn- first-from
  "The index of the first key that is not less than k."
  [keys k cmp]
  (loop [low 0 high (alength keys)]
    (if (< low high)
      (let [mid (quot (+ low high) 2)]
        (if (neg? (.compare cmp (aget keys mid) k))
          (recur (inc mid) high)
          (recur low mid)))
      low)))
(defn- last-to
  "The index of the last key that is not greater than k, or -1."
  [keys k cmp]
  (loop [low 0 high (alength keys)]
    (if (< low high)
      (let [mid (quot (+ low high) 2)]
        (if (pos? (.compare cmp (aget keys mid) k))
          (recur low mid)
          (recur (inc mid) high)))
      (dec low))))

;; --- nodes ---

(deftype* Leaf [n keys settings]
  {:class "me.tonsky.persistent_sorted_set.Leaf"}
  Object
  (maxKey [_] (aget keys (dec (alength keys)))))
(deftype* Branch [level n keys children settings]
  {:class "me.tonsky.persistent_sorted_set.Branch"}
  Object
  (maxKey [_] (aget keys (dec (alength keys)))))
(defn- leaf [keys settings] (new Leaf (alength keys) keys settings))
(defn- branch [children settings]
  (let [n (alength children) keys (object-array n)
        under (aget children 0)]
    (dotimes [i n] (aset keys i (.maxKey (aget children i))))
    (new Branch (if (instance? Branch under) (inc (.-level under)) 1)
                n keys children settings)))
(defn Leaf--new [n keys settings]
  (leaf (part keys 0 n) settings))
(defn Branch--new [level n keys addresses children settings]
  (branch (part children 0 n) settings))

(defn- items [node]
  (if (instance? Branch node) (.-children node) (.-keys node)))
(defn- with-items [node items]
  (if (instance? Branch node)
    (branch items (.-settings node))
    (leaf items (.-settings node))))
(defn- width [node] (alength (.-keys node)))

(defn- halves
  "One or two nodes like this one, of the items."
  [node items]
  (let [n (alength items) half (quot n 2)]
    (if (<= n (.branchingFactor (.-settings node)))
      (object-array [(with-items node items)])
      (object-array [(with-items node (part items 0 half))
                     (with-items node (part items half n))]))))

(defn- child-index [node k cmp]
  (min (first-from (.-keys node) k cmp) (dec (width node))))

(defn- add
  "An array of the one or two nodes in place of this one; nil: it has the key."
  [node k cmp]
  (if (instance? Branch node)
    (let [i (child-index node k cmp)
          made (add (aget (.-children node) i) k cmp)]
      (when made (halves node (spliced (.-children node) i 1 made))))
    (let [keys (.-keys node) i (first-from keys k cmp)]
      (when-not (and (< i (alength keys)) (= 0 (.compare cmp (aget keys i) k)))
        (halves node (spliced keys i 0 (object-array [k])))))))

(defn- merged
  "The children, those at i and beside it one if they are few."
  [node children i]
  (let [j (if (pos? i) (dec i) i)]
    (if (< (inc j) (alength children))
      (let [a (aget children j) b (aget children (inc j))]
        (if (<= (+ (width a) (width b))
                (.minBranchingFactor (.-settings node)))
          (spliced children j 2
                   (object-array [(with-items a (joined (items a) (items b)))]))
          children))
      children)))

(defn- without
  "The node without the key, perhaps with nothing; nil: it has not the key."
  [node k cmp]
  (let [i (first-from (.-keys node) k cmp) n (width node)]
    (cond
      (= i n) nil
      (instance? Leaf node)
      (when (= 0 (.compare cmp (aget (.-keys node) i) k))
        (leaf (spliced (.-keys node) i 1 (object-array 0)) (.-settings node)))
      :else
      (let [made (without (aget (.-children node) i) k cmp)]
        (cond
          (nil? made) nil
          (and (= 0 (width made)) (= 1 n)) made
          (= 0 (width made))
          (branch (spliced (.-children node) i 1 (object-array 0))
                  (.-settings node))
          :else
          (branch (merged node (spliced (.-children node) i 1
                                        (object-array [made]))
                          i)
                  (.-settings node)))))))

(defn- root-of [node]
  (if (and (instance? Branch node) (= 1 (width node)))
    (recur (aget (.-children node) 0))
    node))

(defn- found [node k cmp none]
  (if (instance? Branch node)
    (recur (aget (.-children node) (child-index node k cmp)) k cmp none)
    (let [keys (.-keys node) i (first-from keys k cmp)]
      (if (and (< i (alength keys)) (= 0 (.compare cmp (aget keys i) k)))
        (aget keys i)
        none))))

;; --- seqs: a leaf, a place in it, and the branches above with theirs ---

(deftype* Path [node i up] {:class "cljwc.SortedSetPath"})
(defn- below [path] (aget (.-children (.-node path)) (.-i path)))

(defn- moved
  "The path to the next child in this direction; nil: there is none."
  [path ascending]
  (when path
    (let [i (if ascending (inc (.-i path)) (dec (.-i path)))]
      (if (< -1 i (width (.-node path)))
        (new Path (.-node path) i (.-up path))
        (when-let [up (moved (.-up path) ascending)]
          (let [node (below up)]
            (new Path node (if ascending 0 (dec (width node))) up)))))))

(declare made-seq from-key)
(deftype* Seq [set leaf i up to cmp ascending meta]
  {:class "me.tonsky.persistent_sorted_set.Seq"}
  clojure.lang.ASeq
  clojure.lang.IObj
  clojure.lang.Reversible
  clojure.lang.IReduce
  clojure.lang.IHashEq
  clojure.lang.IMeta
  java.lang.Iterable
  java.util.List
  (meta [_] meta)
  (withMeta [_ m] (new Seq set leaf i up to cmp ascending m))
  (seq [this] this)
  (first [_] (aget (.-keys leaf) i))
  (next [_]
    (let [k (if ascending (inc i) (dec i))]
      (if (< -1 k (width leaf))
        (made-seq set leaf k up to cmp ascending)
        (when-let [up (moved up ascending)]
          (let [leaf (below up)]
            (made-seq set leaf (if ascending 0 (dec (width leaf))) up to cmp
                      ascending))))))
  (more [this] (or (.next this) ()))
  (cons [this x] (clojure.core/cons x this))
  (empty [_] ())
  (count [this]
    (loop [s this n 0] (if s (recur (.next s) (inc n)) n)))
  (equiv [this x]
    (and (sequential? x)
         (loop [a this b (clojure.core/seq x)]
           (if (and a b)
             (and (= (clojure.core/first a) (clojure.core/first b))
                  (recur (clojure.core/next a) (clojure.core/next b)))
             (nil? (or a b))))))
  (hasheq [this] (hash-ordered-coll (apply list this)))
  (iterator [this] (.iterator (apply list this)))
  (reduce [this f]
    (if-let [s (.next this)] (.reduce s f (.first this)) (.first this)))
  (reduce [this f init]
    (loop [s this r init]
      (if s
        (let [r (f r (.first s))]
          (if (reduced? r) @r (recur (.next s) r)))
        r)))
  (rseq [this] (from-key set to (.first this) cmp (not ascending)))
  (size [this] (.count this))
  Object
  (hashCode [this] (.hashCode (apply list this)))
  (equals [this x] (.equiv this x))
  (toString [this] (str (apply list this)))
  (seek [this k] (.seek this k cmp))
  (seek [_ k cmp] (from-key set k to cmp ascending)))

(defn- made-seq [set leaf i up to cmp ascending]
  (let [d (if (nil? to) 0 (.compare cmp (aget (.-keys leaf) i) to))]
    (when-not (if ascending (pos? d) (neg? d))
      (new Seq set leaf i up to cmp ascending nil))))

(defn- from-key
  "The seq of the keys from one to another; nil: from, to the end."
  [set from to cmp ascending]
  (loop [node (.-root set) up nil]
    (let [n (width node)
          i (cond (nil? from) (if ascending 0 (dec n))
                  ascending (first-from (.-keys node) from cmp)
                  (instance? Branch node)
                  (min (inc (last-to (.-keys node) from cmp)) (dec n))
                  :else (last-to (.-keys node) from cmp))]
      (cond
        (= 0 n) nil
        (= i n) nil
        (instance? Branch node) (recur (aget (.-children node) i)
                                       (new Path node i up))
        (neg? i) (when-let [up (moved up ascending)]
                   (let [leaf (below up)]
                     (made-seq set leaf (dec (width leaf)) up to cmp
                               ascending)))
        :else (made-seq set node i up to cmp ascending)))))

;; --- the set ---

(defn- no-storage []
  (throw (new UnsupportedOperationException
              "cljwc has no storage for persistent-sorted-set")))

(declare changed)
(deftype* PersistentSortedSet [meta cmp ^:unsynchronized-mutable root
                               ^:unsynchronized-mutable n settings
                               ^:unsynchronized-mutable editable]
  {:class "me.tonsky.persistent_sorted_set.PersistentSortedSet"}
  clojure.lang.AFn
  clojure.lang.IPersistentSet
  clojure.lang.IObj
  clojure.lang.ILookup
  clojure.lang.IHashEq
  clojure.lang.Reversible
  clojure.lang.Sorted
  clojure.lang.IReduce
  clojure.lang.IEditableCollection
  clojure.lang.ITransientSet
  java.util.Set
  java.lang.Iterable
  (meta [_] meta)
  (withMeta [_ m] (new PersistentSortedSet m cmp root n settings false))
  (count [_] n)
  (seq [this] (from-key this nil nil cmp true))
  (seq [this ascending] (from-key this nil nil cmp ascending))
  (seqFrom [this k ascending] (from-key this k nil cmp ascending))
  (rseq [this] (from-key this nil nil cmp false))
  (comparator [_] cmp)
  (entryKey [_ x] x)
  (cons [this k] (.cons this k cmp))
  (cons [this k cmp]
    (if-let [made (add root k cmp)]
      (changed this
               (if (= 1 (alength made)) (aget made 0) (branch made settings))
               (inc n))
      this))
  (conj [this k] (.cons this k cmp))
  (disjoin [this k] (.disjoin this k cmp))
  (disjoin [this k cmp]
    (if-let [made (without root k cmp)]
      (changed this (root-of made) (dec n))
      this))
  (empty [_]
    (new PersistentSortedSet meta cmp (leaf (object-array 0) settings) 0
                             settings false))
  (contains [this k] (not (identical? this (.valAt this k this))))
  (get [this k] (.valAt this k nil))
  (valAt [this k] (.valAt this k nil))
  (valAt [_ k none] (if (= 0 n) none (if (identical? none (found root k cmp none)) none k)))
  (invoke [this k] (.valAt this k nil))
  (invoke [this k none] (.valAt this k none))
  (equiv [this x]
    (and (instance? java.util.Set x) (= n (clojure.core/count x))
         (every? (fn [k] (.contains this k)) x)))
  (hasheq [this] (hash-unordered-coll (or (.seq this) [])))
  (reduce [this f] (if-let [s (.seq this)] (.reduce s f) (f)))
  (reduce [this f init] (if-let [s (.seq this)] (.reduce s f init) init))
  (asTransient [_] (new PersistentSortedSet meta cmp root n settings true))
  (persistent [this] (set! editable false) this)
  (iterator [this] (.iterator (or (seq (apply list (.seq this))) ())))
  (size [_] n)
  (isEmpty [_] (= 0 n))
  (containsAll [this coll] (every? (fn [k] (.contains this k)) coll))
  (toArray [this] (to-array (or (.seq this) [])))
  Object
  (hashCode [this] (reduce (fn [h x] (unchecked-add-int h (.hashCode x))) 0 this))
  (equals [this x] (.equiv this x))
  (toString [this]
    (str "#{" (apply str (interpose " " (.seq this))) "}"))
  (root [_] root)
  (place [_ new-root new-n] (set! root new-root) (set! n new-n) nil)
  (editable [_] editable)
  (slice [this from to] (from-key this from to cmp true))
  (slice [this from to cmp] (from-key this from to cmp true))
  (rslice [this from to] (from-key this from to cmp false))
  (rslice [this from to cmp] (from-key this from to cmp false))
  (store [_] (no-storage))
  (store [_ storage] (no-storage))
  (walkAddresses [_ f] nil))

(defn- changed [set root n]
  (if (.editable set)
    (do (.place set root n) set)
    (new PersistentSortedSet (.-meta set) (.-cmp set) root n (.-settings set)
                             false)))

(defn field-_settings [set] (.-settings set))
(defn field-_storage [set] nil)

(defn PersistentSortedSet--new
  ([] (PersistentSortedSet--new nil compare))
  ([cmp] (PersistentSortedSet--new nil cmp))
  ([meta cmp] (PersistentSortedSet--new meta cmp nil (Settings--new)))
  ([meta cmp storage settings]
   (new PersistentSortedSet meta cmp (leaf (object-array 0) settings) 0 settings
                            false))
  ([meta cmp address storage root n settings version]
   (if (nil? root)
     (no-storage)
     (new PersistentSortedSet meta cmp root n settings false))))
(def PersistentSortedSet--EMPTY (PersistentSortedSet--new))
