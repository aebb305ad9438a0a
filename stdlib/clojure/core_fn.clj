;; SPDX-License-Identifier: MIT
;;
;; Functions of functions, reduction, and the reference cells a function may
;; close over: reduced, volatile, delay.
;;
;; reduce looks at the kind of collection once and then runs the tightest loop
;; for it: vectors leaf by leaf, ranges without making their items' cells,
;; chunked seqs chunk by chunk, maps and sets by iterator.
(in-ns 'clojure.core)

(declare deref realized? map conj! reduce1)

(defn identity "x itself." [x] x)

(defn constantly
  "A function of any arguments that returns x."
  [x]
  (fn ([] x) ([a] x) ([a b] x) ([a b c] x) ([a b c & args] x)))

(defn complement
  "A function that returns the opposite truth value of f."
  [f]
  (fn
    ([] (not (f)))
    ([x] (not (f x)))
    ([x y] (not (f x y)))
    ([x y & zs] (not (apply f x y zs)))))

(defn comp
  "The composition of the functions, the last one called first."
  ([] identity)
  ([f] f)
  ([f g]
   (fn
     ([] (f (g)))
     ([x] (f (g x)))
     ([x y] (f (g x y)))
     ([x y z] (f (g x y z)))
     ([x y z & args] (f (apply g x y z args)))))
  ([f g & fs]
   (loop* [h (comp f g) fs fs]
     (if fs (recur (comp h (first fs)) (next fs)) h))))

(defn partial
  "f with its first arguments given."
  ([f] f)
  ([f a]
   (fn
     ([] (f a))
     ([x] (f a x))
     ([x y] (f a x y))
     ([x y z] (f a x y z))
     ([x y z & args] (apply f a x y z args))))
  ([f a b]
   (fn
     ([] (f a b))
     ([x] (f a b x))
     ([x y] (f a b x y))
     ([x y z] (f a b x y z))
     ([x y z & args] (apply f a b x y z args))))
  ([f a b c]
   (fn
     ([] (f a b c))
     ([x] (f a b c x))
     ([x y] (f a b c x y))
     ([x y z] (f a b c x y z))
     ([x y z & args] (apply f a b c x y z args))))
  ([f a b c & more]
   (fn [& args] (apply f a b c (concat more args)))))

(defn juxt
  "A function that returns a vector of what each function returns."
  ([f]
   (fn
     ([] [(f)])
     ([x] [(f x)])
     ([x y] [(f x y)])
     ([x y z] [(f x y z)])
     ([x y z & args] [(apply f x y z args)])))
  ([f g]
   (fn
     ([] [(f) (g)])
     ([x] [(f x) (g x)])
     ([x y] [(f x y) (g x y)])
     ([x y z] [(f x y z) (g x y z)])
     ([x y z & args] [(apply f x y z args) (apply g x y z args)])))
  ([f g h]
   (fn
     ([] [(f) (g) (h)])
     ([x] [(f x) (g x) (h x)])
     ([x y] [(f x y) (g x y) (h x y)])
     ([x y z] [(f x y z) (g x y z) (h x y z)])
     ([x y z & args]
      [(apply f x y z args) (apply g x y z args) (apply h x y z args)])))
  ([f g h & fs]
   (let [fs (list* f g h fs)]
     (fn [& args]
       (reduce1 (fn [ret f] (conj ret (apply f args))) [] fs)))))

(defn fnil
  "f with nil among its first arguments replaced by the values given."
  ([f x]
   (fn
     ([a] (f (if (nil? a) x a)))
     ([a b] (f (if (nil? a) x a) b))
     ([a b c] (f (if (nil? a) x a) b c))
     ([a b c & ds] (apply f (if (nil? a) x a) b c ds))))
  ([f x y]
   (fn
     ([a b] (f (if (nil? a) x a) (if (nil? b) y b)))
     ([a b c] (f (if (nil? a) x a) (if (nil? b) y b) c))
     ([a b c & ds]
      (apply f (if (nil? a) x a) (if (nil? b) y b) c ds))))
  ([f x y z]
   (fn
     ([a b] (f (if (nil? a) x a) (if (nil? b) y b)))
     ([a b c] (f (if (nil? a) x a) (if (nil? b) y b) (if (nil? c) z c)))
     ([a b c & ds]
      (apply f (if (nil? a) x a) (if (nil? b) y b) (if (nil? c) z c) ds)))))

(defn memoize
  "A version of f that remembers what it returned for each list of arguments."
  [f]
  (let [mem (rt/atom-new {})]
    (fn [& args]
      (let [e (find (rt/atom-get mem) args)]
        (if e
          (val e)
          (let [ret (apply f args)]
            (rt/atom-set mem (assoc (rt/atom-get mem) args ret))
            ret))))))

(defn trampoline
  "Calls f, then what it returns as long as that is a function."
  ([f]
   (loop* [ret (f)]
     (if (fn? ret) (recur (ret)) ret)))
  ([f & args] (trampoline (fn [] (apply f args)))))

;; ---------------------------------------------------------------------------
;; Predicates over collections

(defn every?
  "Is (pred x) true for each item?"
  [pred coll]
  (let* [fold (rt/fold-seq coll)]
    (loop* []
      (if (rt/fold-step fold)
        (if (pred (rt/fold-item fold)) (recur) false)
        true))))

(defn some
  "The first true value of (pred x), else nil."
  [pred coll]
  (let* [fold (rt/fold-seq coll)]
    (loop* []
      (if (rt/fold-step fold)
        (let* [r (pred (rt/fold-item fold))]
          (if r r (recur)))
        nil))))

(defn not-any? "Is (pred x) false for each item?" [pred coll]
  (not (some pred coll)))
(defn not-every? "Is (pred x) false for some item?" [pred coll]
  (not (every? pred coll)))

(defn every-pred
  "A function: are all its arguments accepted by all predicates?"
  ([p]
   (fn
     ([] true)
     ([x] (boolean (p x)))
     ([x y] (boolean (and (p x) (p y))))
     ([x y & args] (boolean (and (p x) (p y) (every? p args))))))
  ([p1 p2]
   (fn
     ([] true)
     ([x] (boolean (and (p1 x) (p2 x))))
     ([x & args]
      (boolean (every? (fn [x] (and (p1 x) (p2 x))) (cons x args))))))
  ([p1 p2 & ps]
   (let [ps (list* p1 p2 ps)]
     (fn [& args]
       (boolean (every? (fn [p] (every? p args)) ps))))))

(defn ^{:private true} first-true
  "The first true value of a predicate on an item, else the last value."
  [ps xs]
  (loop* [ps (seq ps) ys (seq xs) r nil]
    (if ps
      (if ys
        (let* [r ((first ps) (first ys))]
          (if r r (recur ps (next ys) r)))
        (recur (next ps) (seq xs) r))
      r)))

(defn some-fn
  "A function: the first true value of a predicate on an argument."
  ([p]
   (fn
     ([] nil)
     ([x] (p x))
     ([x y] (or (p x) (p y)))
     ([x y z] (or (p x) (p y) (p z)))
     ([x y z & args] (or (p x) (p y) (p z) (some p args)))))
  ([p1 p2]
   (fn
     ([] nil)
     ([x] (or (p1 x) (p2 x)))
     ([x y] (or (p1 x) (p1 y) (p2 x) (p2 y)))
     ([x y z] (first-true [p1 p2] [x y z]))
     ([x y z & args]
      (or (first-true [p1 p2] [x y z])
          (some (fn [x] (or (p1 x) (p2 x))) args)))))
  ([p1 p2 & ps]
   (let [ps (list* p1 p2 ps)
         few? (nil? (nthnext ps 3))
         any (fn [xs] (if few? (first-true ps xs) (or (first-true ps xs) nil)))]
     (fn
       ([] nil)
       ([x] (any [x]))
       ([x y] (any [x y]))
       ([x y z] (any [x y z]))
       ([x y z & args]
        (or (any [x y z])
            (some (fn [x] (first-true ps [x])) args)))))))

(defn max-key
  "The argument for which the number (k x) is greatest."
  ([k x] x)
  ([k x y] (if (> (k x) (k y)) x y))
  ([k x y & more]
   (let [kx (k x) ky (k y)]
     (loop* [v (if (> kx ky) x y) kv (if (> kx ky) kx ky) more more]
       (if more
         (let* [w (first more) kw (k w)]
           (if (>= kw kv) (recur w kw (next more)) (recur v kv (next more))))
         v)))))

(defn min-key
  "The argument for which the number (k x) is least."
  ([k x] x)
  ([k x y] (if (< (k x) (k y)) x y))
  ([k x y & more]
   (let [kx (k x) ky (k y)]
     (loop* [v (if (< kx ky) x y) kv (if (< kx ky) kx ky) more more]
       (if more
         (let* [w (first more) kw (k w)]
           (if (<= kw kv) (recur w kw (next more)) (recur v kv (next more))))
         v)))))

;; ---------------------------------------------------------------------------
;; Cells

(defn reduced "Wraps x so that reduce ends with x." [x] (rt/reduced x))
(defn unreduced "What reduced wrapped, or x." [x] (rt/unreduced x))
(defn ensure-reduced "x wrapped by reduced, once." [x]
  (if (rt/is-reduced x) x (rt/reduced x)))

(defn volatile! "A mutable cell without guarantees." [val]
  (rt/volatile-new val))
(defn vreset! "Sets the volatile; returns newval." [vol newval]
  (rt/volatile-set vol newval))

(defmacro vswap!
  "Sets the volatile to (f value args...)."
  [vol f & args]
  (let [v (gensym "vol__")]
    `(let* [~v ~vol]
       (rt/volatile-set ~v (~f (rt/volatile-value ~v) ~@args)))))

(deftype* Delay [^:unsynchronized-mutable thunk
                 ^:unsynchronized-mutable value
                 ^:unsynchronized-mutable error]
  {:class "clojure.lang.Delay"}
  clojure.lang.IDeref
  (deref [this]
    (if (nil? thunk)
      (if (nil? error) value (throw error))
      (try
        (let* [v (thunk)]
          (set! value v)
          (set! thunk nil)
          v)
        (catch Throwable e
          (set! error e)
          (set! thunk nil)
          (throw e)))))
  clojure.lang.IPending
  (isRealized [this] (nil? thunk)))

(defmacro delay
  "Evaluates body once, when first dereferenced."
  [& body]
  `(new Delay (^{:once true} fn* ([] ~@body)) nil nil))

(defn delay? "Is x a delay?" [x] (rt/is-instance Delay x))
(defn force "The value of a delay; other values as they are." [x]
  (if (rt/is-instance Delay x) (deref x) x))

(declare deref-within)

(defn deref
  "The value a reference holds."
  ([ref] (rt/deref ref))
  ([ref timeout-ms timeout-val]
   (cond (rt/is-instance clojure.lang.IBlockingDeref ref)
         ((method-of ref 'deref) ref timeout-ms timeout-val)
         (method-of ref 'derefWithin) ; futures of java.util.concurrent
         ((method-of ref 'derefWithin) ref timeout-ms timeout-val)
         (method-of ref 'isRealized) (deref-within ref timeout-ms timeout-val)
         :else (rt/cast-error ref "clojure.lang.IBlockingDeref"))))

(defn realized?
  "Has the lazy seq, delay or promise its value?"
  [x]
  (cond
    (rt/is-lazy-seq x) (rt/lazy-realized x)
    (and (rt/is-seq x) (rt/is-instance clojure.lang.IPending x))
    (rt/source-realized x)
    :else
    (let [m (method-of x 'isRealized)]
      (if m (m x) (rt/cast-error x "clojure.lang.IPending")))))

;; ---------------------------------------------------------------------------
;; reduce

(defn ^{:private true} reduce-chunk
  "Folds a chunk from index i; may return a reduced."
  [f acc chunk i]
  (let* [n (rt/chunk-count chunk)]
    (loop* [acc acc i i]
      (if (rt/lt i n)
        (let* [acc (f acc (rt/chunk-nth chunk i))]
          (if (rt/is-reduced acc) acc (recur acc (rt/inc i))))
        acc))))

(defn ^{:private true} reduce-seq
  [f acc s]
  (loop* [acc acc s (rt/seq s)]
    (if s
      (if (rt/is-chunked-seq s)
        (let* [acc (reduce-chunk f acc (rt/chunk-first s) 0)]
          (if (rt/is-reduced acc)
            (rt/unreduced acc)
            (recur acc (rt/chunk-next s))))
        (let* [acc (f acc (rt/first s))]
          (if (rt/is-reduced acc)
            (rt/unreduced acc)
            (recur acc (rt/next s)))))
      acc)))

(defn ^{:private true} reduce-vector
  "Folds a plain vector from index i."
  [f acc v i]
  (let* [n (rt/vec-count v)]
    (loop* [acc acc i i]
      (if (rt/lt i n)
        (let* [chunk (rt/vec-chunk v i)
               acc (reduce-chunk f acc chunk 0)]
          (if (rt/is-reduced acc)
            (rt/unreduced acc)
            (recur acc (rt/add i (rt/chunk-count chunk)))))
        acc))))

(defn ^{:private true} reduce-range
  "Folds start, start + step, ..., last: at least one number."
  [f acc start last step]
  (if (rt/is-pos step)
    (loop* [acc acc i start]
      (let* [acc (f acc i)]
        (if (rt/is-reduced acc)
          (rt/unreduced acc)
          (if (rt/lt i last)
            (recur acc (rt/add i step))
            acc))))
    (loop* [acc acc i start]
      (let* [acc (f acc i)]
        (if (rt/is-reduced acc)
          (rt/unreduced acc)
          (if (rt/gt i last)
            (recur acc (rt/add i step))
            acc))))))

(defn ^{:private true} reduce-entries
  "Folds a map, record or set that the runtime can walk."
  [f acc coll]
  (let* [it (rt/map-iter coll) set? (rt/is-set coll)]
    (loop* [acc acc]
      (if (rt/map-iter-next it)
        (let* [k (rt/map-iter-key it)
               acc (f acc (if set? k (rt/map-entry k (rt/map-iter-val it))))]
          (if (rt/is-reduced acc) (rt/unreduced acc) (recur acc)))
        acc))))

(defn ^{:private true} reduce-array
  [f acc array i]
  (let* [n (rt/alength array)]
    (loop* [acc acc i i]
      (if (rt/lt i n)
        (let* [acc (f acc (rt/aget array i))]
          (if (rt/is-reduced acc)
            (rt/unreduced acc)
            (recur acc (rt/inc i))))
        acc))))

;; What clojure.core.protocols puts here is asked about collections that are not
;; the runtime's own; the default of its protocol comes back to reduce-own.
(def ^{:private true :redef true} reduce-hook nil)

(declare reduce)

(defn ^{:private true} reduce-own
  ([f coll]
   (let* [s (rt/seq coll)]
     (if s
       (reduce f (rt/first s) (rt/next s))
       (f))))
  ([f init coll] (reduce-seq f init coll)))

(defn reduce
  "Folds coll from the left with f: (f (f init x0) x1)... Without init starts
  with the first item; (f) for an empty collection. Ends early on a reduced."
  ([f coll]
   (if (rt/is-pvec coll)
     (if (rt/identical 0 (rt/vec-count coll))
       (f)
       (reduce-vector f (rt/vec-at coll 0) coll 1))
     (let* [m (method-of coll 'reduce)]
       (if (and m (rt/is-instance clojure.lang.IReduce coll))
         (m coll f)
         (if (rt/identical reduce-hook nil)
           (reduce-own f coll)
           (reduce-hook coll f))))))
  ([f init coll]
   (cond
     (rt/is-pvec coll) (reduce-vector f init coll 0)
     (rt/is-range coll) (reduce-range f init (rt/range-start coll)
                                      (rt/range-last coll)
                                      (rt/range-step coll))
     (rt/is-seq coll) (reduce-seq f init coll)
     (nil? coll) init
     (rt/is-iterable coll) (reduce-entries f init coll)
     (rt/is-array coll) (reduce-array f init coll 0)
     :else
     (let* [m (method-of coll 'reduce)]
       (if m
         (m coll f init)
         (if (rt/identical reduce-hook nil)
           (reduce-seq f init coll)
           (reduce-hook coll f init)))))))

;; reduce for rest arguments and other plain seqs; no reduced.
(defn ^{:private true} reduce1
  ([f coll]
   (let* [s (seq coll)]
     (if s (reduce1 f (first s) (next s)) (f))))
  ([f acc coll]
   (loop* [acc acc s (seq coll)]
     (if s (recur (f acc (first s)) (next s)) acc))))

(defn completing
  "A reducing function from f, with cf for the completing arity."
  ([f] (completing f identity))
  ([f cf]
   (fn
     ([] (f))
     ([x] (cf x))
     ([x y] (f x y)))))

(defn transduce
  "reduce with f transformed by xform, completed at the end."
  ([xform f coll] (transduce xform f (f) coll))
  ([xform f init coll]
   (let* [rf (xform f)]
     (rf (reduce rf init coll)))))

(defn ^{:private true} keep-meta
  [to result]
  (let* [m (rt/meta-of to)]
    (if m (rt/with-meta-of result m) result)))

(defn into
  "to with the items of from added, transformed by xform."
  ([] [])
  ([to] to)
  ([to from]
   (if (rt/is-editable to)
     (keep-meta to (persistent! (reduce conj! (transient to) from)))
     (reduce conj to from)))
  ([to xform from]
   (if (rt/is-editable to)
     (let* [rf (xform (fn ([r] (keep-meta to (persistent! r)))
                        ([r x] (rt/conj-bang r x))))]
       (rf (reduce rf (transient to) from)))
     (transduce xform conj to from))))

(defn mapv
  "A vector of what f returns for the items."
  ([f coll]
   (persistent!
    (reduce (fn [v x] (rt/conj-bang v (f x))) (transient []) coll)))
  ([f c1 c2] (into [] (map f c1 c2)))
  ([f c1 c2 c3] (into [] (map f c1 c2 c3)))
  ([f c1 c2 c3 & colls] (into [] (apply map f c1 c2 c3 colls))))

(defn filterv
  "A vector of the items for which (pred x) is true."
  [pred coll]
  (persistent!
   (reduce (fn [v x] (if (pred x) (rt/conj-bang v x) v))
           (transient []) coll)))

(defn run!
  "Calls proc on each item for its side effects; nil."
  [proc coll]
  (reduce (fn [_ x] (proc x)) nil coll)
  nil)

(defn dorun
  "Realises a lazy seq, or n items of it; nil."
  ([coll]
   (loop* [s (seq coll)]
     (if s (recur (next s)) nil)))
  ([n coll]
   (loop* [n n s (seq coll)]
     (if (if s (pos? n) false) (recur (dec n) (next s)) nil))))

(defn doall
  "Realises a lazy seq and returns it."
  ([coll] (dorun coll) coll)
  ([n coll] (dorun n coll) coll))
