;; What a method of a known interface returns is checked where the language
;; relies on it.
(defmacro kinds [& exprs]
  `(do ~@(for [e exprs]
           `(prn '~e (try (let [v# ~e] (if (seq? v#) (vec v#) v#))
                          (catch Throwable e# (class e#)))))))

(def seq-of-map (reify clojure.lang.Seqable (seq [_] {:a 1})))
(def seq-of-number (reify clojure.lang.Seqable (seq [_] 5)))
(def seq-of-vector (reify clojure.lang.Seqable (seq [_] [1 2])))
(def seq-of-nothing (reify clojure.lang.Seqable (seq [_] nil)))
(kinds (seq seq-of-map) (first seq-of-map) (rest seq-of-map) (next seq-of-map)
       (map inc seq-of-map) (reduce + seq-of-map)
       (into [] seq-of-map) (apply + seq-of-map) (count seq-of-map)
       (nth seq-of-map 0) (doall seq-of-map) (concat seq-of-map [1])
       (let [[a] seq-of-map] a) (seq seq-of-number) (first seq-of-number)
       (every? odd? seq-of-number) (seq seq-of-vector) (first seq-of-vector)
       (seq seq-of-nothing) (first seq-of-nothing) (rest seq-of-nothing)
       (into [] seq-of-nothing) (empty? seq-of-nothing) (str (list* seq-of-map)))

(defn counting [n] (reify clojure.lang.Counted (count [_] n)))
(kinds (count (counting -1)) (count (counting 3)) (count (counting nil))
       (count (counting :x)) (count (counting 2.7)) (bounded-count 5 (counting -3))
       (count (counting -2147483648)) (inc (count (counting -1))))

(deftype Bad [x]
  Object
  (hashCode [_] x)
  (toString [_] x)
  (equals [_ _] x)
  Comparable
  (compareTo [_ _] x))
(kinds (hash (Bad. :no)) (hash (Bad. nil)) (get {(Bad. :no) 1} 1)
       (compare (Bad. :no) 1) (compare (Bad. nil) 1) (count (sort [(Bad. :a) (Bad. :b)]))
       (count (sort [(Bad. -1) (Bad. -1) (Bad. -1)]))
       (str (Bad. nil) "x") (count (hash-map (Bad. :a) 1 (Bad. :b) 2)) (.hashCode (Bad. 5)))

(defn a-seq [next more]
  (reify clojure.lang.ISeq
    (first [_] 1)
    (next [_] next)
    (more [_] more)
    (seq [this] this)
    (cons [_ o] o)))
(kinds (next (a-seq {:a 1} ())) (rest (a-seq nil 5)) (next (a-seq 7 ()))
       (map inc (a-seq [2] [2])) (reduce + (a-seq :x :x)) (second (a-seq 5 5))
       (vec (a-seq 5 5)) (nth (a-seq 5 5) 1) (rest (a-seq nil nil))
       (doall (a-seq 5 5)) (apply + (a-seq 5 5)) (last (a-seq 5 5))
       (drop 1 (a-seq 5 5)) (every? odd? (a-seq {} {})))

(defn a-map [x]
  (reify clojure.lang.IPersistentMap
    (assoc [_ _ _] x)
    (without [_ _] x)
    (containsKey [_ _] true)
    (entryAt [_ _] x)
    (valAt [_ _] x)
    (valAt [_ _ _] x)
    (count [_] 1)
    (seq [_] x)
    (iterator [_] x)
    (cons [_ _] x)
    (empty [_] x)))
(kinds (find (a-map 5) 1) (key (find (a-map 5) 1)) (keys (a-map 5)) (vals (a-map 5))
       (seq (a-map [1 2])) (select-keys (a-map 5) [1])
       (reduce-kv + 0 (a-map 5)) (into {} (a-map 5)) (merge {} (a-map 5))
       (= {1 2} (a-map 5)) (= {1 2} (a-map nil)) (keys (a-map '(5))))

(defn text [n c]
  (reify CharSequence
    (length [_] n)
    (charAt [_ _] c)
    (subSequence [_ _ _] nil)
    (toString [_] "text")))
(kinds (count (text -1 \a)) (seq (text 2 \b)) (seq (text 1 :x))
       (seq (text :n \a)) (nth (text 1 \c) 0) (nth (text 1 5) 0))

(kinds (deref (reify clojure.lang.IDeref (deref [_] nil)))
       (rseq (reify clojure.lang.Reversible (rseq [_] 5)))
       (first (rseq (reify clojure.lang.Reversible (rseq [_] 5))))
       (pop (reify clojure.lang.IPersistentStack (pop [_] 5)))
       (peek (reify clojure.lang.IPersistentStack (peek [_] 5))))
