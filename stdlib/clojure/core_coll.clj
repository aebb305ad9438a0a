;; SPDX-License-Identifier: MIT
;;
;; Collections: predicates, access, updates, transients, sets, arrays.
;; What touches a representation is a primitive; the rest composes.
(in-ns 'clojure.core)

(declare reduce reduce1 some map take-while identity str not-empty contains?
         seq-to-map-for-destructuring persistent! transient assoc! sorted-fill
         comparator-fn)

;; ---------------------------------------------------------------------------
;; Predicates

(defn true? "Is x the value true?" [x] (rt/identical x true))
(defn false? "Is x the value false?" [x] (rt/identical x false))
(defn boolean? "Is x true or false?" [x]
  (if (rt/identical x true) true (rt/identical x false)))
(defn any? "true for every x." [x] true)
(defn char? "Is x a character?" [x] (rt/is-char x))
(defn class? "Is x a class?" [x] (rt/is-class x))
(defn fn? "Is x a function, not just callable?" [x] (rt/is-fn x))
(defn ifn? "Can x be called?" [x] (rt/is-ifn x))
(defn var? "Is x a var?" [x] (rt/is-var x))
(defn coll? "Is x a collection?" [x] (rt/is-coll x))
(defn sequential? "Is x a collection in a definite order?" [x]
  (rt/is-sequential x))
(defn associative? "Is x a map or a vector?" [x] (rt/is-associative x))
(defn counted? "Is count constant time for x?" [x] (rt/is-counted x))
(defn indexed? "Does x have fast access by index?" [x] (rt/is-indexed x))
(defn reversible? "Does rseq work on x?" [x] (rt/is-reversible x))
(defn sorted? "Is x a sorted map or set?" [x] (rt/is-sorted x))
(defn seqable? "Does seq work on x?" [x] (rt/is-seqable x))
(defn map-entry? "Is x a map entry?" [x] (rt/is-map-entry x))
(defn record? "Is x a record?" [x] (rt/is-record x))
(defn reduced? "Is x the result of a call to reduced?" [x] (rt/is-reduced x))
(defn volatile? "Is x a volatile?" [x] (rt/is-volatile x))
(defn uuid? "Is x a UUID?" [x] (rt/is-uuid x))
(defn uri? "Is x a java.net.URI?" [x]
  (if (nil? x) false (= "java.net.URI" (rt/class-name (rt/class-of x)))))
(defn bytes? "Is x a byte array?" [x] (rt/identical (rt/array-code x) \B))

(defn ident? "Is x a symbol or keyword?" [x]
  (if (symbol? x) true (keyword? x)))
(defn simple-ident? "Is x a symbol or keyword without namespace?" [x]
  (if (ident? x) (nil? (namespace x)) false))
(defn qualified-ident? "Is x a symbol or keyword with a namespace?" [x]
  (if (ident? x) (some? (namespace x)) false))
(defn simple-symbol? "Is x a symbol without namespace?" [x]
  (if (symbol? x) (nil? (namespace x)) false))
(defn qualified-symbol? "Is x a symbol with a namespace?" [x]
  (if (symbol? x) (some? (namespace x)) false))
(defn simple-keyword? "Is x a keyword without namespace?" [x]
  (if (keyword? x) (nil? (namespace x)) false))
(defn qualified-keyword? "Is x a keyword with a namespace?" [x]
  (if (keyword? x) (some? (namespace x)) false))

;; The function behind method `name` of an object of a user type, or nil.
(defn ^{:private true} method-of
  [x name]
  (if (nil? x) nil (rt/method-fn (rt/class-of x) name)))

(defn class "The class of x, nil for nil." [x] (rt/class-of x))
(defn instance? "Is x an instance of class c?" [c x] (rt/is-instance c x))

(defn type
  "The :type metadata of x, else its class."
  [x]
  (or (get (meta x) :type) (rt/class-of x)))

(defn cast
  "x if it is an instance of c, else throws."
  [c x]
  (if (or (rt/is-instance c x) (nil? x))
    x
    (throw (new ClassCastException
                (str "Cannot cast " (rt/class-name (rt/class-of x)) " to "
                     (rt/class-name c))))))

(defn bases
  "The class's direct superclass and interfaces."
  [c]
  (when c
    (let [super (rt/class-super c)
          is (concat (rt/type-protocols c) (rt/class-ifaces c))]
      (if super (cons super is) (seq is)))))

(defn supers
  "The set of the class's direct and indirect superclasses and interfaces."
  [c]
  (loop* [found #{} todo (bases c)]
    (if (seq todo)
      (let [x (first todo)]
        (if (contains? found x)
          (recur found (next todo))
          (recur (conj found x) (concat (next todo) (bases x)))))
      (not-empty found))))

;; ---------------------------------------------------------------------------
;; Access and update

(defn contains?
  "Does coll have the key? For vectors: is the index in range?"
  [coll key] (rt/contains coll key))

(defn find "The map entry for key, or nil." [map key] (rt/find map key))
(defn key "The key of a map entry." [e] (rt/key e))
(defn val "The value of a map entry." [e] (rt/val e))
(defn keys "A seq of the map's keys." [map] (rt/keys map))
(defn vals "A seq of the map's values." [map] (rt/vals map))
(defn peek "The first of a list, the last of a vector." [coll] (rt/peek coll))
(defn pop "coll without the item peek returns." [coll] (rt/pop coll))
(defn empty "An empty collection of the same kind, or nil." [coll]
  (rt/empty coll))
(defn rseq "A seq of a vector or sorted collection in reverse." [rev]
  (rt/rseq rev))
(defn hash "The hash code of x, consistent with =." [x] (rt/hash-of x))
(defn compare "Negative, zero or positive, as x is before, equal to or after y."
  [x y] (rt/compare-of x y))
(defn hash-ordered-coll "The hash of an ordered collection." [coll]
  (rt/hash-ordered-of coll))
(defn hash-unordered-coll "The hash of an unordered collection." [coll]
  (rt/hash-unordered-of coll))
(defn mix-collection-hash "Mixes a collection's basis hash and count."
  [hash-basis count] (rt/hash-mix-of hash-basis count))
(defn hash-combine "Combines two hashes." [x y] (rt/hash-combine-of x y))

(defn dissoc
  "The map without the keys."
  ([map] map)
  ([map key] (rt/dissoc map key))
  ([map key & ks]
   (loop* [m (rt/dissoc map key) ks ks]
     (if ks (recur (rt/dissoc m (first ks)) (next ks)) m))))

(defn disj
  "The set without the keys."
  ([set] set)
  ([set key] (rt/disj set key))
  ([set key & ks]
   (loop* [s (rt/disj set key) ks ks]
     (if ks (recur (rt/disj s (first ks)) (next ks)) s))))

(defn not-empty
  "coll, or nil if it is empty."
  [coll] (when (seq coll) coll))

(defn empty?
  "Has coll no items?"
  [coll]
  (if (rt/is-counted coll) (rt/identical 0 (rt/count coll)) (not (seq coll))))

(defn get-in
  "The value at a path of keys."
  ([m ks] (reduce get m ks))
  ([m ks not-found]
   (let [missing (rt/array-new 0)]
     (loop* [m m ks (seq ks)]
       (if ks
         (let* [v (rt/get-or m (first ks) missing)]
           (if (identical? v missing) not-found (recur v (next ks))))
         m)))))

(defn assoc-in
  "Associates v at a path of keys, making maps where there are none."
  [m [k & ks] v]
  (if ks
    (assoc m k (assoc-in (get m k) ks v))
    (assoc m k v)))

(defn update
  "Replaces the value at k by f of it and the arguments."
  ([m k f] (assoc m k (f (get m k))))
  ([m k f x] (assoc m k (f (get m k) x)))
  ([m k f x y] (assoc m k (f (get m k) x y)))
  ([m k f x y z] (assoc m k (f (get m k) x y z)))
  ([m k f x y z & more] (assoc m k (apply f (get m k) x y z more))))

(defn update-in
  "update at a path of keys."
  ([m ks f & args]
   (let [up (fn up [m ks f args]
              (let [[k & ks] ks]
                (if ks
                  (assoc m k (up (get m k) ks f args))
                  (assoc m k (apply f (get m k) args)))))]
     (up m ks f args))))

(defn merge
  "The maps joined, later ones winning."
  [& maps]
  (when (some identity maps)
    (reduce1 (fn [a b] (conj (or a {}) b)) maps)))

(defn merge-with
  "The maps joined, with (f old new) where a key occurs again."
  [f & maps]
  (when (some identity maps)
    (let [add (fn [m e]
                (let [k (key e) v (val e)]
                  (if (contains? m k)
                    (assoc m k (f (get m k) v))
                    (assoc m k v))))]
      (reduce1 (fn [m1 m2] (reduce add (or m1 {}) (seq m2))) maps))))

(defn select-keys
  "The map with only the keys given."
  [map keyseq]
  (with-meta
    (reduce (fn [ret k]
              (let [e (find map k)] (if e (conj ret e) ret)))
            {} keyseq)
    (meta map)))

(defn zipmap
  "A map of the keys to the corresponding vals."
  [keys vals]
  (loop* [m (transient {}) ks (seq keys) vs (seq vals)]
    (if (and ks vs)
      (recur (assoc! m (first ks) (first vs)) (next ks) (next vs))
      (persistent! m))))

;; As reduce-hook in core_fn.clj.
(def ^{:private true :redef true} reduce-kv-hook nil)

(defn ^{:private true} reduce-kv-own
  [f init coll]
  (reduce (fn [acc e] (f acc (key e) (val e))) init coll))

(defn reduce-kv
  "Reduces with (f acc key value) over a map or vector."
  [f init coll]
  (cond
    (nil? coll) init
    (and (rt/is-iterable coll) (not (rt/is-set coll)))
    (let [it (rt/map-iter coll)]
      (loop* [acc init]
        (if (rt/map-iter-next it)
          (let* [acc (f acc (rt/map-iter-key it) (rt/map-iter-val it))]
            (if (rt/is-reduced acc) (rt/deref acc) (recur acc)))
          acc)))
    (and (vector? coll) (not (rt/is-map-entry coll)))
    (let [n (count coll)]
      (loop* [acc init i 0]
        (if (< i n)
          (let* [acc (f acc i (nth coll i))]
            (if (rt/is-reduced acc) (rt/deref acc) (recur acc (inc i))))
          acc)))
    :else
    (let [m (method-of coll 'kvreduce)]
      (if m
        (m coll f init)
        (if (rt/identical reduce-kv-hook nil)
          (reduce-kv-own f init coll)
          (reduce-kv-hook coll f init))))))

(defn update-vals
  "A map with f applied to each value."
  [m f]
  (with-meta
    (persistent!
     (reduce-kv (fn [acc k v] (assoc! acc k (f v)))
                (if (rt/is-editable m) (transient m) (transient {}))
                m))
    (meta m)))

(defn update-keys
  "A map with f applied to each key."
  [m f]
  (let [ret (persistent!
             (reduce-kv (fn [acc k v] (assoc! acc (f k) v)) (transient {}) m))]
    (with-meta ret (meta m))))

(defn group-by
  "A map of (f item) to the vector of such items."
  [f coll]
  (persistent!
   (reduce (fn [ret x]
             (let [k (f x)] (assoc! ret k (conj (get ret k []) x))))
           (transient {}) coll)))

(defn frequencies
  "A map of each distinct item to how often it occurs."
  [coll]
  (persistent!
   (reduce (fn [counts x] (assoc! counts x (inc (get counts x 0))))
           (transient {}) coll)))

(defn seq-to-map-for-destructuring
  "The map that {:keys ...} sees in a seq: key-value pairs, possibly with a map
  at the end, or a single map."
  [s]
  (if (next s)
    (let [a (rt/array-from-seq s) n (rt/alength a)]
      (if (odd? n)
        (let [tail (rt/aget a (dec n))]
          (conj (rt/array-map-from-array (rt/array-range a 0 (dec n))) tail))
        (rt/array-map-from-array a)))
    (if (seq s) (first s) {})))

(defn vary-meta
  "obj with (f meta args...) as metadata."
  ([obj f] (with-meta obj (f (meta obj))))
  ([obj f x] (with-meta obj (f (meta obj) x)))
  ([obj f x y] (with-meta obj (f (meta obj) x y)))
  ([obj f x y & more] (with-meta obj (apply f (meta obj) x y more))))

(defn subvec
  "The items from start up to end of a vector, sharing its structure."
  ([v start] (rt/subvec v start (count v)))
  ([v start end] (rt/subvec v start end)))

(defn set
  "A set of the items."
  [coll]
  (if (set? coll)
    (if (meta coll) (with-meta coll nil) coll)
    (let [m (own-reduce coll)]
      (if m
        (m coll (fn [s x] (conj s x)) #{})
        (rt/hash-set-from-array (rt/array-from-seq (seq coll)))))))

;; ---------------------------------------------------------------------------
;; Transients

(defn transient "A transient version of coll." [coll] (rt/transient coll))
(defn persistent! "The persistent version; ends the transient." [coll]
  (rt/persistent-bang coll))

(defn conj!
  "Adds x to the transient."
  ([] (rt/transient []))
  ([coll] coll)
  ([coll x] (rt/conj-bang coll x)))

(defn assoc!
  "Binds keys to values in the transient."
  ([coll key val] (rt/assoc-bang coll key val))
  ([coll key val & kvs]
   (loop* [c (rt/assoc-bang coll key val) kvs kvs]
     (if kvs
       (recur (rt/assoc-bang c (first kvs) (second kvs)) (nnext kvs))
       c))))

(defn dissoc!
  "Removes keys from the transient map."
  ([map key] (rt/dissoc-bang map key))
  ([map key & ks]
   (loop* [m (rt/dissoc-bang map key) ks ks]
     (if ks (recur (rt/dissoc-bang m (first ks)) (next ks)) m))))

(defn disj!
  "Removes keys from the transient set."
  ([set] set)
  ([set key] (rt/disj-bang set key))
  ([set key & ks]
   (loop* [s (rt/disj-bang set key) ks ks]
     (if ks (recur (rt/disj-bang s (first ks)) (next ks)) s))))

(defn pop! "Removes the last item of the transient vector." [coll]
  (rt/pop-bang coll))

;; ---------------------------------------------------------------------------
;; Sorted collections

(defn sorted-map
  "A map sorted by compare."
  [& keyvals] (sorted-fill (rt/sorted-map-new nil) keyvals))

(defn sorted-map-by
  "A map sorted by the comparator."
  [comparator & keyvals]
  (sorted-fill (rt/sorted-map-new (comparator-fn comparator)) keyvals))

(defn ^{:private true} sorted-fill
  [m keyvals]
  (loop* [m m kvs (seq keyvals)]
    (if kvs
      (if (next kvs)
        (recur (assoc m (first kvs) (second kvs)) (nnext kvs))
        (throw (new IllegalArgumentException
                    (str "No value supplied for key: "
                         (if (nil? (first kvs)) "null" (first kvs))))))
      m)))

(defn sorted-set
  "A set sorted by compare."
  [& keys] (reduce conj (rt/sorted-set-new nil) keys))

(defn sorted-set-by
  "A set sorted by the comparator."
  [comparator & keys]
  (reduce conj (rt/sorted-set-new (comparator-fn comparator)) keys))

;; A java.util.Comparator made by reify is called through its method. Functions
;; are Comparators, keywords and collections are not. nil is compare.
(defn ^{:private true} comparator-fn
  [c]
  (cond
    (fn? c) c
    (nil? c) compare
    :else (let [m (method-of c 'compare)]
            (cond
              (nil? m) (rt/cast-error c "java.util.Comparator")
              (ifn? c) c
              :else (fn [a b] (m c a b))))))

(defn comparator
  "A comparator function from a predicate."
  [pred]
  (fn [x y] (cond (pred x y) -1 (pred y x) 1 :else 0)))

;; What a Sorted of the program does by its methods.
(defn ^{:private true} sorted-order
  "How the key of entry e of a sorted collection compares with a key."
  [sc e key]
  (if (nil? (method-of sc 'entryKey))
    (rt/sorted-compare sc (rt/sorted-entry-key sc e) key)
    (let* [c (comparator-fn ((method-of sc 'comparator) sc))
           k ((method-of sc 'entryKey) sc e)
           order (c k key)]
      (cond (number? order) order order -1 (c key k) 1 :else 0))))
(defn ^{:private true} sorted-all
  [sc ascending]
  (let* [m (method-of sc 'seqFrom)]
    (if m ((method-of sc 'seq) sc ascending) (rt/sorted-seq sc ascending))))
(defn ^{:private true} sorted-from
  [sc key ascending]
  (let* [m (method-of sc 'seqFrom)]
    (if m (m sc key ascending) (rt/sorted-seq-from sc key ascending))))

(defn ^{:private true} bound-pred
  [sc test key]
  (fn [e] (test (sorted-order sc e key) 0)))

(defn subseq
  "A seq of the entries of a sorted collection whose keys pass the tests, each
  one of <, <=, > or >=."
  ([sc test key]
   (if (or (identical? test >) (identical? test >=))
     (when-let [s (sorted-from sc key true)]
       (if ((bound-pred sc test key) (first s)) s (next s)))
     (take-while (bound-pred sc test key) (sorted-all sc true))))
  ([sc start-test start-key end-test end-key]
   (when-let [s (sorted-from sc start-key true)]
     (take-while (bound-pred sc end-test end-key)
                 (if ((bound-pred sc start-test start-key) (first s))
                   s
                   (next s))))))

(defn rsubseq
  "subseq in reverse order."
  ([sc test key]
   (if (or (identical? test <) (identical? test <=))
     (when-let [s (sorted-from sc key false)]
       (if ((bound-pred sc test key) (first s)) s (next s)))
     (take-while (bound-pred sc test key) (sorted-all sc false))))
  ([sc start-test start-key end-test end-key]
   (when-let [s (sorted-from sc end-key false)]
     (take-while (bound-pred sc start-test start-key)
                 (if ((bound-pred sc end-test end-key) (first s))
                   s
                   (next s))))))

;; ---------------------------------------------------------------------------
;; Arrays

(defn alength "The length of an array." [array] (rt/alength array))
(defn aclone "A copy of an array." [array] (rt/aclone array))

(defn aget
  "The item of an array, at one index or a path of them."
  ([array idx] (rt/aget array idx))
  ([array idx & idxs] (apply aget (rt/aget array idx) idxs)))

(defn aset
  "Sets the item of an array; returns val."
  ([array idx val] (rt/aset array idx val))
  ([array idx idx2 & idxv] (apply aset (rt/aget array idx) idx2 idxv)))

(defmacro ^{:private true} def-aset
  "(defn name ...): aset of values converted by `convert`."
  [name convert]
  `(defn ~name
     ~(rt/str-concat "aset that converts the value by "
                     (rt/str-concat (clojure.core/name convert) "."))
     ([array# idx# val#] (rt/aset array# idx# (~convert val#)) val#)
     ([array# idx# idx2# & idxv#]
      (apply ~name (rt/aget array# idx#) idx2# idxv#))))

(def-aset aset-long long)
(def-aset aset-int int)
(def-aset aset-short short)
(def-aset aset-byte byte)
(def-aset aset-char char)
(def-aset aset-double double)
(def-aset aset-float float)
(def-aset aset-boolean boolean)

;; An array of a size, or with the items of a seq.
(defn ^{:private true} array-of
  [code size-or-seq]
  (if (number? size-or-seq)
    (rt/array-make code size-or-seq)
    (let [a (rt/array-from-seq size-or-seq)]
      (rt/array-fill-seq (rt/array-make code (rt/alength a)) a))))

(defn ^{:private true} fills?
  "Is x what a whole array of such elements is filled with, no seq of them?"
  [code x]
  (case code
    \B (instance? Byte x)
    \S (instance? Short x)
    \C (char? x)
    \Z (boolean? x)
    (number? x)))

(defn ^{:private true} array-filled
  [code size init-or-seq]
  (rt/array-fill-seq
   (rt/array-make code size)
   (if (fills? code init-or-seq)
     (let* [items (rt/array-new size)]
       (rt/array-fill items init-or-seq)
       items)
     (loop* [items [] s (seq init-or-seq)]
       (if (if s (< (count items) size) false)
         (recur (conj items (first s)) (next s))
         items)))))

(defmacro ^{:private true} def-array
  [name doc code]
  `(defn ~name
     ~doc
     ([~'size-or-seq] (array-of ~code ~'size-or-seq))
     ([~'size ~'init-or-seq] (array-filled ~code ~'size ~'init-or-seq))))

(def-array long-array "An array of longs." \J)
(def-array int-array "An array of ints." \I)
(def-array short-array "An array of shorts." \S)
(def-array byte-array "An array of bytes." \B)
(def-array char-array "An array of chars." \C)
(def-array double-array "An array of doubles." \D)
(def-array float-array "An array of floats." \F)
(def-array boolean-array "An array of booleans." \Z)

(defn object-array
  "An array of objects, of a size or with the items of a seq."
  [size-or-seq]
  (if (number? size-or-seq)
    (rt/array-new size-or-seq)
    (rt/array-from-seq size-or-seq)))

(defn to-array "An object array of the items." [coll] (rt/to-array coll))

(defn to-array-2d
  "An array of arrays."
  [coll]
  (let* [a (rt/array-from-seq (map to-array coll))]
    (rt/array-typed a (class (rt/array-new 0)))))

;; The code of an array's elements from their class for make-array and into-array.
(defn ^{:private true} class-code
  [c]
  (case (if (class? c) (rt/class-name c) nil)
    ("long") \J
    ("int") \I
    ("short") \S
    ("byte") \B
    ("char") \C
    ("double") \D
    ("float") \F
    ("boolean") \Z
    \L))

(defn make-array
  "An array of the class, of one or more dimensions."
  ([type len]
   (let* [code (class-code type) len (rt/as-int len)]
     (if (= code \L)
       (rt/array-typed (rt/array-new len) type)
       (rt/array-make code len))))
  ([type dim & more-dims]
   (let* [a (rt/array-new dim)]
     (dotimes [i dim] (rt/aset a i (apply make-array type more-dims)))
     (rt/array-typed a (class (apply make-array type
                                     (map (fn [x] 0) more-dims)))))))

(defn into-array
  "An array with the items of aseq, of the class if given."
  ([aseq]
   (let* [a (rt/array-from-seq aseq)]
     (if (if (= 0 (rt/alength a)) true (nil? (rt/aget a 0)))
       a
       (rt/array-typed a (class (rt/aget a 0))))))
  ([type aseq]
   (let* [code (class-code type) a (rt/array-from-seq aseq)]
     (if (= code \L) (rt/array-typed a type) (array-of code a)))))

(defmacro amap
  "A copy of array a with expr's value in each place; idx and ret name the
  index and the copy."
  [a idx ret expr]
  `(let [a# ~a l# (alength a#) ~ret (aclone a#)]
     (loop [~idx 0]
       (if (< ~idx l#)
         (do (aset ~ret ~idx ~expr) (recur (inc ~idx)))
         ~ret))))

(defmacro areduce
  "Reduces over the indices of array a: ret starts as init and becomes expr."
  [a idx ret init expr]
  `(let [a# ~a l# (alength a#)]
     (loop [~idx 0 ~ret ~init]
       (if (< ~idx l#)
         (recur (inc ~idx) ~expr)
         ~ret))))

(defn ^{:private true} array-cast
  [xs code]
  (if (or (nil? xs) (rt/identical (rt/array-code xs) code))
    xs
    (rt/cast-error xs (str "[" code))))

(defn longs "xs, an array of longs." [xs] (array-cast xs \J))
(defn ints "xs, an array of ints." [xs] (array-cast xs \I))
(defn shorts "xs, an array of shorts." [xs] (array-cast xs \S))
(defn bytes "xs, an array of bytes." [xs] (array-cast xs \B))
(defn chars "xs, an array of chars." [xs] (array-cast xs \C))
(defn doubles "xs, an array of doubles." [xs] (array-cast xs \D))
(defn floats "xs, an array of floats." [xs] (array-cast xs \F))
(defn booleans "xs, an array of booleans." [xs] (array-cast xs \Z))
