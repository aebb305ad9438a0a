;; SPDX-License-Identifier: MIT
;;
;; Sequence functions and transducers.
;;
;; As lazy as Clojure's, chunk by chunk: over a chunked seq, map, filter, keep
;; and their relatives take 32 items at a time and deliver a chunk; all others
;; take one. Programs can see this through side effects, so it is part of the
;; behaviour, not a detail.
(in-ns 'clojure.core)

(defn chunk-buffer "A buffer for a chunk of at most capacity items."
  [capacity] (rt/chunk-buffer (int capacity)))
(defn chunk-append "Adds x to the chunk buffer." [b x] (rt/chunk-append b x))
(defn chunk "The chunk of what the buffer holds." [b] (rt/chunk b))

;; A reducing function of the standard three arities around step.
(defmacro ^{:private true} xf-fn
  [rf [result input] & step]
  `(fn
     ([] (~rf))
     ([~result] (~rf ~result))
     ([~result ~input] ~@step)))

(defmacro ^{:private true} lazy-chunks
  "A lazy seq over coll, with s its seq. For each item x of a chunk, append adds
  to the buffer b; recurse, given the rest, goes on; single is the form for an s
  without chunks."
  [[s coll x b] append recurse single]
  `(lazy-seq
     (when-let [~s (seq ~coll)]
       (if (chunked-seq? ~s)
         (let* [c# (rt/chunk-first ~s)
                n# (rt/chunk-count c#)
                ~b (rt/chunk-buffer n#)]
           (loop* [i# 0]
             (if (rt/lt i# n#)
               (let* [~x (rt/chunk-nth c# i#)]
                 ~append
                 (recur (rt/inc i#)))
               nil))
           (rt/chunk-cons (rt/chunk ~b) (~@recurse (rt/chunk-rest ~s))))
         ~single))))

(defn map
  "A lazy seq of what f returns for the items, taken from the collections in
  parallel; a transducer without collections."
  ([f]
   (fn [rf]
     (fn
       ([] (rf))
       ([result] (rf result))
       ([result input] (rf result (f input)))
       ([result input & inputs] (rf result (apply f input inputs))))))
  ([f coll]
   (lazy-chunks [s coll x b]
     (rt/chunk-append b (f x))
     (map f)
     (cons (f (first s)) (map f (rest s)))))
  ([f c1 c2]
   (lazy-seq
     (let [s1 (seq c1) s2 (seq c2)]
       (when (and s1 s2)
         (cons (f (first s1) (first s2))
               (map f (rest s1) (rest s2)))))))
  ([f c1 c2 c3]
   (lazy-seq
     (let [s1 (seq c1) s2 (seq c2) s3 (seq c3)]
       (when (and s1 s2 s3)
         (cons (f (first s1) (first s2) (first s3))
               (map f (rest s1) (rest s2) (rest s3)))))))
  ([f c1 c2 c3 & colls]
   (let [step (fn step [cs]
                (lazy-seq
                  (let [ss (map seq cs)]
                    (when (every? identity ss)
                      (cons (map first ss) (step (map rest ss)))))))]
     (map (fn [args] (apply f args)) (step (list* c1 c2 c3 colls))))))

(defn filter
  "A lazy seq of the items for which (pred x) is true."
  ([pred]
   (fn [rf]
     (xf-fn rf [result input]
       (if (pred input) (rf result input) result))))
  ([pred coll]
   (lazy-chunks [s coll x b]
     (when (pred x) (rt/chunk-append b x))
     (filter pred)
     (let* [x (first s) r (rest s)]
       (if (pred x)
         (cons x (filter pred r))
         (filter pred r))))))

(defn remove
  "A lazy seq of the items for which (pred x) is false."
  ([pred] (filter (complement pred)))
  ([pred coll] (filter (complement pred) coll)))

(defn keep
  "A lazy seq of the results of (f x) that are not nil."
  ([f]
   (fn [rf]
     (xf-fn rf [result input]
       (let* [v (f input)]
         (if (nil? v) result (rf result v))))))
  ([f coll]
   (lazy-chunks [s coll x b]
     (let* [v (f x)] (when-not (nil? v) (rt/chunk-append b v)))
     (keep f)
     (let* [v (f (first s))]
       (if (nil? v)
         (keep f (rest s))
         (cons v (keep f (rest s))))))))

(defn ^{:private true} map-indexed-from
  [f i coll]
  (lazy-seq
    (when-let [s (seq coll)]
      (if (chunked-seq? s)
        (let* [c (rt/chunk-first s)
               n (rt/chunk-count c)
               b (rt/chunk-buffer n)]
          (dotimes [k n]
            (rt/chunk-append b (f (+ i k) (rt/chunk-nth c k))))
          (rt/chunk-cons (rt/chunk b)
                         (map-indexed-from f (+ i n) (rt/chunk-rest s))))
        (cons (f i (first s)) (map-indexed-from f (inc i) (rest s)))))))

(defn map-indexed
  "map with the index as f's first argument."
  ([f]
   (fn [rf]
     (let [i (volatile! -1)]
       (xf-fn rf [result input]
         (rf result (f (vreset! i (inc (rt/volatile-get i))) input))))))
  ([f coll] (map-indexed-from f 0 coll)))

(defn ^{:private true} keep-indexed-from
  [f i coll]
  (lazy-seq
    (when-let [s (seq coll)]
      (if (chunked-seq? s)
        (let* [c (rt/chunk-first s)
               n (rt/chunk-count c)
               b (rt/chunk-buffer n)]
          (dotimes [k n]
            (let* [v (f (+ i k) (rt/chunk-nth c k))]
              (when-not (nil? v) (rt/chunk-append b v))))
          (rt/chunk-cons (rt/chunk b)
                         (keep-indexed-from f (+ i n) (rt/chunk-rest s))))
        (let* [v (f i (first s))]
          (if (nil? v)
            (keep-indexed-from f (inc i) (rest s))
            (cons v (keep-indexed-from f (inc i) (rest s)))))))))

(defn keep-indexed
  "keep with the index as f's first argument."
  ([f]
   (fn [rf]
     (let [i (volatile! -1)]
       (xf-fn rf [result input]
         (let* [v (f (vreset! i (inc (rt/volatile-get i))) input)]
           (if (nil? v) result (rf result v)))))))
  ([f coll] (keep-indexed-from f 0 coll)))

(defn cat
  "A transducer that passes on the items of each input collection."
  [rf]
  (let [inner (fn [result x]
                (let* [r (rf result x)]
                  (if (rt/is-reduced r) (rt/reduced r) r)))]
    (xf-fn rf [result input] (reduce inner result input))))

(defn mapcat
  "The concatenation of what f returns for the items."
  ([f] (comp (map f) cat))
  ([f & colls] (apply concat (apply map f colls))))

(defmacro lazy-cat
  "concat of expressions that are evaluated when needed."
  [& colls]
  `(concat ~@(map (fn [c] (list `lazy-seq c)) colls)))

;; ---------------------------------------------------------------------------
;; Folding vectors, and lazy seqs without making them, with a position (fold.h).
;; Only the compiler calls these, for (reduce f init (map g (filter p coll))),
;; and puts other code in place of the calls (expansions.edn). The functions are
;; called in the same order as by the lazy seqs: each stage with all items of a
;; chunk, then the next one.

(defn ^{:private true} reduce-fold
  "Folds what is left."
  [f init fold]
  (loop* [acc init]
    (if (rt/fold-step fold)
      (let* [acc (f acc (rt/fold-item fold))]
        (if (rt/is-reduced acc) (rt/unreduced acc) (recur acc)))
      acc)))

(defn ^{:private true} reduce-items [f init coll] (reduce f init coll))

;; A stage takes the items of a chunk and puts others in their place.
(defmacro ^{:private true} stage
  "Evaluates body for each item x of the fold's chunk."
  [fold x & body]
  `(fn [~fold]
     (rt/fold-out ~fold)
     (loop* []
       (if (rt/fold-in ~fold)
         (let* [~x (rt/fold-item ~fold)]
           ~@body
           (recur))
         (rt/fold-swap ~fold)))))

(defn ^{:private true} map-chunk
  "A stage: what f returns for the items."
  [f]
  (stage fold x (rt/fold-put fold (f x))))

(defn ^{:private true} filter-chunk
  "A stage: the items that pass."
  [pred]
  (stage fold x (if (pred x) (rt/fold-put fold x) nil)))

(defn ^{:private true} keep-chunk
  "A stage: what f returns, without nil."
  [f]
  (stage fold x
    (let* [y (f x)]
      (if (rt/is-nil y) nil (rt/fold-put fold y)))))

(defn ^{:private true} in-order
  "The stage a, then b."
  [a b]
  (fn [fold] (a fold) (b fold)))

(defn ^{:private true} reduce-chunks
  "Folds what stage makes of the chunks of coll."
  [f init coll stage]
  (let* [fold (rt/fold-chunks coll)]
    (loop* [acc init]
      (if (rt/fold-in fold)
        (let* [acc (f acc (rt/fold-item fold))]
          (if (rt/is-reduced acc) (rt/unreduced acc) (recur acc)))
        (if (rt/fold-chunk fold)
          (do (stage fold) (recur acc))
          acc)))))

;; ---------------------------------------------------------------------------
;; Taking and dropping

(defn take
  "A lazy seq of the first n items."
  ([n]
   (fn [rf]
     (let [left (volatile! n)]
       (xf-fn rf [result input]
         (let* [n (rt/volatile-get left)
                m (vreset! left (dec n))
                result (if (pos? n) (rf result input) result)]
           (if (pos? m) result (ensure-reduced result)))))))
  ([n coll]
   (lazy-seq
     (when (pos? n)
       (when-let [s (seq coll)]
         (cons (first s) (take (dec n) (rest s))))))))

;; 1.5 is two steps, as counting down to zero would make them.
(defn ^{:private true} whole-steps
  [n]
  (if (rt/is-long n) n (rt/as-long (rt/math-ceil n))))

(defn drop
  "A lazy seq of the items after the first n."
  ([n]
   (fn [rf]
     (let [left (volatile! n)]
       (xf-fn rf [result input]
         (let* [n (rt/volatile-get left)]
           (vreset! left (dec n))
           (if (pos? n) result (rf result input)))))))
  ([n coll]
   (if (rt/can-drop coll)
     (or (if (pos? n) (rt/drop coll (whole-steps n)) (seq coll)) ())
     (lazy-seq
       (loop* [n n s (seq coll)]
         (if (and (pos? n) s) (recur (dec n) (next s)) s))))))

(defn take-while
  "A lazy seq of the items up to the first for which (pred x) is false."
  ([pred]
   (fn [rf]
     (xf-fn rf [result input]
       (if (pred input) (rf result input) (reduced result)))))
  ([pred coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (when (pred (first s))
         (cons (first s) (take-while pred (rest s))))))))

(defn drop-while
  "A lazy seq of the items from the first for which (pred x) is false."
  ([pred]
   (fn [rf]
     (let [dropping (volatile! true)]
       (xf-fn rf [result input]
         (if (and (rt/volatile-get dropping) (pred input))
           result
           (do (vreset! dropping false)
               (rf result input)))))))
  ([pred coll]
   (lazy-seq
     (loop* [s (seq coll)]
       (if (and s (pred (first s))) (recur (next s)) s)))))

(defn drop-last
  "A lazy seq of all but the last n (default 1) items."
  ([coll] (drop-last 1 coll))
  ([n coll] (map (fn [x _] x) coll (drop n coll))))

(defn take-last
  "A seq of the last n items."
  [n coll]
  (loop* [s (seq coll) lead (seq (drop n coll))]
    (if lead (recur (next s) (next lead)) s)))

(defn take-nth
  "A lazy seq of every nth item."
  ([n]
   (fn [rf]
     (let [i (volatile! -1)]
       (xf-fn rf [result input]
         (let* [k (vreset! i (inc (rt/volatile-get i)))]
           (if (zero? (rem k n)) (rf result input) result))))))
  ([n coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (cons (first s) (take-nth n (drop n s)))))))

(defn split-at "[(take n coll) (drop n coll)]" [n coll]
  [(take n coll) (drop n coll)])
(defn split-with "[(take-while pred coll) (drop-while pred coll)]" [pred coll]
  [(take-while pred coll) (drop-while pred coll)])
(defn splitv-at "split-at with a vector first." [n coll]
  [(into [] (take n) coll) (drop n coll)])

(defn nthrest
  "What is left after n rests."
  [coll n]
  (if (pos? n)
    (if (rt/can-drop coll)
      (or (rt/drop coll (whole-steps n)) ())
      (loop* [n n xs (seq coll)]
        (if (and (pos? n) xs) (recur (dec n) (next xs)) (or xs ()))))
    coll))

;; ---------------------------------------------------------------------------
;; Sources

;; x + step, a BigInt where longs end. Written without +', which would link
;; bignums into every program with a range: where end is no long it brings what
;; is needed (but for a double, which longs take centuries to reach).
(defn ^{:private true} range-step
  [x step end]
  (if (and (rt/is-long x) (rt/is-long step)
           (if (pos? step)
             (> x (- 9223372036854775807 step))
             (< x (- -9223372036854775808 step))))
    (+ (+ end x) (- step end))
    (+ x step)))

;; The long n such that just the longs < n are < end.
(defn ^{:private true} range-end
  [end]
  (if (rt/is-long end)
    end
    (if (< -9223372036854775808 end)
      (if (< end 9223372036854775807)
        (let* [q (quot end 1)]
          (rt/as-long (if (< q end) (inc q) q)))
        9223372036854775807)
      -9223372036854775808)))

(defn ^{:private true} range-by
  "A range of numbers other than longs, not empty."
  [start end step]
  (let* [b (rt/chunk-buffer 32)
         more? (if (pos? step)
                 (fn [x] (< x end))
                 (fn [x] (> x end)))]
    (loop* [i 0 x start]
      (if (and (< i 32) (more? x))
        (do (rt/chunk-append b x)
            (recur (inc i) (range-step x step end)))
        (rt/range-cons (rt/chunk b)
                       (if (more? x)
                         (lazy-seq (range-by x end step))
                         nil))))))

(defn repeat
  "A lazy seq of x, without end or n times."
  ([x] (rt/repeat-new nil x))
  ([n x] (rt/repeat-new (rt/arg-long n) x)))

(defn iterate
  "A lazy seq of x, (f x), (f (f x))..."
  [f x] (rt/iterate-new f x))

(defn range
  "The numbers from start (default 0) up to end, excluding it (default without
  end), by step (default 1)."
  ([] (iterate inc' 0))
  ([end] (range 0 end 1))
  ([start end] (range start end 1))
  ([start end step]
   (cond
     (and (rt/is-long start) (rt/is-long end) (rt/is-long step)
          (not (zero? step)))
     (rt/range-new start end step)
     (zero? step) (if (== start end) () (repeat start))
     :else (if (if (pos? step) (< start end) (> start end))
             (range-by start end step)
             ()))))

;; What the compiler calls for range where longs may end before a double does.
(defn ^{:private true} range-promoting
  ([start end] (range-promoting start end 1))
  ([start end step]
   (if (if (pos? step) (< start end) (> start end))
     (lazy-seq (cons start (range-promoting (+' start step) end step)))
     ())))

(defn repeatedly
  "A lazy seq of what f returns, without end or n calls."
  ([f] (lazy-seq (cons (f) (repeatedly f))))
  ([n f] (take n (repeatedly f))))

(defn cycle
  "A lazy seq of coll's items, over and over."
  [coll]
  (rt/cycle-new (seq coll)))

(defn replicate "n times x." [n x] (take n (repeat x)))

(defn ^{:private true} call-method
  [o method]
  ((method-of o method) o))

(defn ^{:private true} iterator-rest
  [iter]
  (lazy-seq
    (when (call-method iter 'hasNext)
      (cons (call-method iter 'next) (iterator-rest iter)))))
(defn iterator-seq
  "A lazy seq of what an iterator delivers; nil if that is nothing."
  [iter]
  (when (call-method iter 'hasNext) (iterator-rest iter)))

(defn tree-seq
  "A lazy seq of the nodes of a tree, depth first."
  [branch? children root]
  (let [walk (fn walk [node]
               (lazy-seq
                 (cons node
                       (when (branch? node)
                         (mapcat walk (children node))))))]
    (walk root)))

(defn flatten
  "A lazy seq of the items of nested sequential things."
  [x]
  (filter (complement sequential?)
          (rest (tree-seq sequential? seq x))))

(defn xml-seq "A tree-seq of xml elements." [root]
  (tree-seq (complement string?) (comp seq :content) root))

;; ---------------------------------------------------------------------------
;; Combining

(defn interleave
  "The first item of each collection, then the second of each..."
  ([] ())
  ([c1] (lazy-seq c1))
  ([c1 c2]
   (lazy-seq
     (let [s1 (seq c1) s2 (seq c2)]
       (when (and s1 s2)
         (cons (first s1)
               (cons (first s2)
                     (interleave (rest s1) (rest s2))))))))
  ([c1 c2 & colls]
   (lazy-seq
     (let [ss (map seq (list* c1 c2 colls))]
       (when (every? identity ss)
         (concat (map first ss) (apply interleave (map rest ss))))))))

(defn interpose
  "The items with sep between them."
  ([sep]
   (fn [rf]
     (let [started (volatile! false)]
       (xf-fn rf [result input]
         (if (rt/volatile-get started)
           (let* [r (rf result sep)]
             (if (reduced? r) r (rf r input)))
           (do (vreset! started true)
               (rf result input)))))))
  ([sep coll] (drop 1 (interleave (repeat sep) coll))))

(defn partition
  "A lazy seq of lists of n items, starting step (default n) items apart; an
  incomplete last one is filled up from pad, or dropped."
  ([n coll] (partition n n coll))
  ([n step coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (let [p (doall (take n s))]
         (when (= n (count p))
           (cons p (partition n step (nthrest s step))))))))
  ([n step pad coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (let [p (doall (take n s))]
         (if (= n (count p))
           (cons p (partition n step pad (nthrest s step)))
           (list (take n (concat p pad)))))))))

;; A reducing function that collects inputs in a vector and passes it on when
;; flush? says so, and at the end.
(defn ^{:private true} partition-all-xf
  [n]
  (fn [rf]
    (let [part (volatile! [])]
      (fn
        ([] (rf))
        ([result]
         (let* [p (rt/volatile-get part)]
           (if (zero? (count p))
             (rf result)
             (do (vreset! part [])
                 (rf (unreduced (rf result p)))))))
        ([result input]
         (let* [p (conj (rt/volatile-get part) input)]
           (if (= n (count p))
             (do (vreset! part [])
                 (rf result p))
             (do (vreset! part p)
                 result))))))))

(defn partition-all
  "partition that keeps an incomplete last part."
  ([n] (partition-all-xf (long n)))
  ([n coll] (partition-all n n coll))
  ([n step coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (let [p (doall (take n s))]
         (cons p (partition-all n step (nthrest s step))))))))

(defn partitionv
  "partition with vectors."
  ([n coll] (partitionv n n coll))
  ([n step coll] (map vec (partition n step coll)))
  ([n step pad coll] (map vec (partition n step pad coll))))

(defn partitionv-all
  "partition-all with vectors."
  ([n] (partition-all-xf (long n)))
  ([n coll] (partitionv-all n n coll))
  ([n step coll] (map vec (partition-all n step coll))))

(defn partition-by
  "Splits coll each time (f x) has a new value."
  ([f]
   (fn [rf]
     (let [part (volatile! []) last-key (volatile! ::none)]
       (fn
         ([] (rf))
         ([result]
          (let* [p (rt/volatile-get part)]
            (if (zero? (count p))
              (rf result)
              (do (vreset! part [])
                  (rf (unreduced (rf result p)))))))
         ([result input]
          (let* [old (rt/volatile-get last-key) k (f input)]
            (vreset! last-key k)
            (if (or (identical? old ::none) (= k old))
              (do (vswap! part conj input)
                  result)
              (let* [p (rt/volatile-get part)]
                (vreset! part [])
                (let* [ret (rf result p)]
                  (when-not (reduced? ret) (vswap! part conj input))
                  ret)))))))))
  ([f coll]
   (lazy-seq
     (when-let [s (seq coll)]
       (let [x (first s)
             k (f x)
             run (cons x (take-while (fn [y] (= k (f y))) (next s)))]
         (cons run
               (partition-by
                f (lazy-seq (drop (count run) s)))))))))

(defn distinct
  "A lazy seq of the items without those that occurred before."
  ([]
   (fn [rf]
     (let [seen (volatile! #{})]
       (xf-fn rf [result input]
         (if (contains? (rt/volatile-get seen) input)
           result
           (do (vswap! seen conj input)
               (rf result input)))))))
;; The original destructures coll, so what has no nth is refused.
  ([coll]
   (let [step (fn step [s seen]
                (lazy-seq
                  (nth s 0 nil)
                  (loop* [s (seq s)]
                    (when s
                      (let* [x (first s)]
                        (if (contains? seen x)
                          (recur (next s))
                          (cons x (step (rest s) (conj seen x)))))))))]
     (step coll #{}))))

(defn distinct?
  "Are no two of the arguments equal?"
  ([x] true)
  ([x y] (not (= x y)))
  ([x y & more]
   (loop* [seen #{x} xs (cons y more)]
     (if xs
       (if (contains? seen (first xs))
         false
         (recur (conj seen (first xs)) (next xs)))
       true))))

(defn replace
  "The items with those that are keys of smap replaced by its values."
  ([smap] (map (fn [x] (if-let [e (find smap x)] (val e) x))))
  ([smap coll]
   (if (vector? coll)
     (reduce (fn [v i]
               (if-let [e (find smap (nth v i))] (assoc v i (val e)) v))
             coll (range (count coll)))
     (map (fn [x] (if-let [e (find smap x)] (second e) x)) coll))))

(defn reductions
  "A lazy seq of the intermediate values of the reduction."
  ([f coll]
   (lazy-seq
     (if-let [s (seq coll)]
       (reductions f (first s) (rest s))
       (list (f)))))
  ([f init coll]
   (if (reduced? init)
     (list (deref init))
     (cons init
           (lazy-seq
             (when-let [s (seq coll)]
               (reductions f (f init (first s)) (rest s))))))))

(defn bounded-count
  "count if it is constant time, else counts up to n items."
  [n coll]
  (if (counted? coll)
    (count coll)
    (loop* [i 0 s (seq coll)]
      (if (and s (< i n)) (recur (inc i) (next s)) i))))

(defn ^{:private true} dedupe-xf
  []
  (fn [rf]
    (let [prior (volatile! ::none)]
      (xf-fn rf [result input]
        (let* [old (rt/volatile-get prior)]
          (vreset! prior input)
          (if (= old input) result (rf result input)))))))

(defn random-sample
  "Items of coll, each with probability prob."
  ([prob] (filter (fn [_] (< (rand) prob))))
  ([prob coll] (filter (fn [_] (< (rand) prob)) coll)))

(defn halt-when
  "A transducer that ends with the first input for which pred is true."
  ([pred] (halt-when pred nil))
  ([pred retf]
   (fn [rf]
     (fn
       ([] (rf))
       ([result]
        (if (and (map? result) (contains? result ::halt))
          (::halt result)
          (rf result)))
       ([result input]
        (if (pred input)
          (reduced {::halt (if retf (retf (rf result) input) input)})
          (rf result input)))))))

;; ---------------------------------------------------------------------------
;; sequence and eduction: transducers over seqs

;; An iterator over what a transducer lets through: `from` holds the input not
;; yet looked at, `out` what came of it, `at` how much of that is taken.
(deftype* Transformed [rf from out at] {:class "cljwc.Transformed"})

(defn ^{:private true} transformed
  [xform coll]
  (let* [out (volatile! [])
         put (fn ([] nil)
                 ([_] nil)
                 ([_ x] (vreset! out (conj (rt/volatile-get out) x)) nil))]
    (new Transformed (xform put) (volatile! coll) out (volatile! 0))))

;; Does it have another item? Input is used up until it has.
(defn ^{:private true} transformed-more?
  [it]
  (let* [rf (.-rf it) from (.-from it) out (.-out it)]
    (if (< (rt/volatile-get (.-at it)) (count (rt/volatile-get out)))
      true
      (do
        (vreset! out [])
        (vreset! (.-at it) 0)
        (loop* []
          (if (pos? (count (rt/volatile-get out)))
            true
            (if (identical? from (rt/volatile-get from))
              false
              (let* [s (seq (rt/volatile-get from))]
                (if s
                  (do (vreset! from (rest s))
                      (if (reduced? (rf nil (first s)))
                        (do (vreset! from from) (rf nil))
                        nil))
                  (do (vreset! from from) (rf nil)))
                (recur)))))))))

;; Its items as a seq, chunk by chunk; nil if there are none.
(defn ^{:private true} transformed-seq
  [it]
  (if (transformed-more? it)
    (lazy-seq
      (let* [b (rt/chunk-buffer 32)]
        (loop* [n 0]
          (if (if (< n 32) (transformed-more? it) false)
            (let* [at (rt/volatile-get (.-at it))]
              (rt/chunk-append b (nth (rt/volatile-get (.-out it)) at))
              (vreset! (.-at it) (inc at))
              (recur (inc n)))
            nil))
        (rt/chunk-cons (rt/chunk b) (transformed-seq it))))
    nil))

(defn ^{:private true} tuples
  [colls]
  (lazy-seq
    (let [ss (map seq colls)]
      (when (every? identity ss)
        (cons (map first ss) (tuples (map rest ss)))))))

(defn sequence
  "coll as a seq, never nil; with xform, the items it lets through, lazily."
  ([coll]
   (if (seq? coll) coll (or (seq coll) ())))
  ([xform coll]
   (or (transformed-seq (transformed xform coll)) ()))
  ([xform coll & colls]
   (let* [spread (fn [rf]
                   (let* [f (xform rf)]
                     (fn ([] (f)) ([r] (f r)) ([r xs] (apply f r xs)))))]
     (or (transformed-seq (transformed spread (tuples (cons coll colls))))
         ()))))

(defn dedupe
  "A lazy seq of the items without consecutive duplicates."
  ([] (dedupe-xf))
  ([coll] (sequence (dedupe-xf) coll)))

(declare print-bracketed pr-on)

(deftype* Eduction [xform coll]
  {:class "clojure.core.Eduction"}
  clojure.lang.IReduceInit
  (reduce [this f init] (transduce xform (completing f) init coll))
  java.lang.Iterable
  (seq [this] (transformed-seq (transformed xform coll)))
  clojure.lang.Sequential
  Object
  (printOn [this w] (print-bracketed pr-on "(" " " ")" this w)))

(defn ->Eduction "An eduction." [xform coll] (new Eduction xform coll))

(defn eduction
  "A reducible and seqable view of coll through the transducers."
  [& xforms]
  (new Eduction (apply comp (butlast xforms)) (last xforms)))

;; Results of step from the state k on, as iteration describes them.
(defn ^{:private true} iteration-seq
  [step somef vf kf ret]
  (lazy-seq
    (when (somef ret)
      (cons (vf ret)
            (let [k (kf ret)]
              (when (some? k)
                (lazy-seq (iteration-seq step somef vf kf (step k)))))))))

(defn iteration
  "A seqable and reducible of the values of repeated calls of step, each with
  the continuation the one before gave. Options :somef :vf :kf :initk."
  [step & {:keys [somef vf kf initk]
           :or {vf identity kf identity somef some? initk nil}}]
  (reify*
    clojure.lang.Seqable
    (seq [this] (seq (iteration-seq step somef vf kf (step initk))))
    clojure.lang.Sequential
    clojure.lang.IReduceInit
    (reduce [this rf init]
      (loop* [acc init ret (step initk)]
        (if (somef ret)
          (let* [acc (rf acc (vf ret))]
            (if (reduced? acc)
              (deref acc)
              (let* [k (kf ret)]
                (if (nil? k) acc (recur acc (step k))))))
          acc)))))

;; ---------------------------------------------------------------------------
;; Sorting: a stable merge sort on an object array

(defn ^{:private true} before?
  "Does the comparator put x strictly before y?"
  [cmp x y]
  (let* [r (cmp x y)]
    (cond
      (rt/is-number r) (rt/is-neg r)
      (rt/identical r true) true
      (rt/identical r false) false
      :else (rt/cast-error r "java.lang.Number"))))

(defn ^{:private true} insertion-sort
  [cmp a lo hi]
  (loop* [i (rt/inc lo)]
    (if (rt/lt i hi)
      (let* [x (rt/array-at a i)]
        (loop* [j i]
          (if (if (rt/gt j lo)
                (before? cmp x (rt/array-at a (rt/dec j)))
                false)
            (do (rt/array-put a j (rt/array-at a (rt/dec j)))
                (recur (rt/dec j)))
            (rt/array-put a j x)))
        (recur (rt/inc i)))
      nil)))

(defn ^{:private true} merge-runs
  "Merges a[lo,mid) and a[mid,hi), with tmp for the first run."
  [cmp a tmp lo mid hi]
  (rt/array-copy a lo tmp lo (rt/sub mid lo))
  (loop* [i lo j mid k lo]
    (if (rt/lt i mid)
      (if (if (rt/lt j hi)
            (before? cmp (rt/array-at a j) (rt/array-at tmp i))
            false)
        (do (rt/array-put a k (rt/array-at a j))
            (recur i (rt/inc j) (rt/inc k)))
        (do (rt/array-put a k (rt/array-at tmp i))
            (recur (rt/inc i) j (rt/inc k))))
      nil)))

(defn ^{:private true} merge-sort
  [cmp a tmp lo hi]
  (if (rt/lt (rt/sub hi lo) 8)
    (insertion-sort cmp a lo hi)
    (let* [mid (rt/add lo (rt/bit-shr (rt/sub hi lo) 1))]
      (merge-sort cmp a tmp lo mid)
      (merge-sort cmp a tmp mid hi)
      (if (before? cmp (rt/array-at a mid) (rt/array-at a (rt/dec mid)))
        (merge-runs cmp a tmp lo mid hi)
        nil))))

(defn ^{:private true} sort-array
  [cmp a]
  (if (identical? cmp compare)
    (rt/array-sort-default a)
    (let* [n (rt/alength a)]
      (merge-sort (comparator-fn cmp) a (rt/array-new n) 0 n)))
  a)

(defn sort
  "A sorted seq of the items, by comp or compare; stable. An array of objects
  is itself sorted."
  ([coll] (sort compare coll))
  ([comp coll]
   (if (seq coll)
     (let* [a (sort-array comp (rt/to-array coll)) m (meta coll)]
       (if m (with-meta (seq a) m) (seq a)))
     ())))

(defn sort-by
  "sort by the value of keyfn."
  ([keyfn coll] (sort-by keyfn compare coll))
  ([keyfn comp coll]
   (let* [comp (if (fn? comp) comp (fn [x y] ((comparator-fn comp) x y)))]
     (sort (fn [x y] (comp (keyfn x) (keyfn y))) coll))))

(defn shuffle
  "A random permutation of coll, as a vector."
  [coll]
  (when-not (rt/is-instance java.util.Collection coll)
    (rt/cast-error coll "java.util.Collection"))
  (let [a (rt/array-from-seq coll)]
    (loop* [i (dec (rt/alength a))]
      (when (pos? i)
        (let* [j (rt/rand-int (inc i)) x (rt/aget a i)]
          (rt/aset a i (rt/aget a j))
          (rt/aset a j x)
          (recur (dec i)))))
    (rt/vec-from-array a)))
