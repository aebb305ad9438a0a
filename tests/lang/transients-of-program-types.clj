;; A type that is an IEditableCollection has transients of its own.
(declare editable)
(deftype TBag [^:unsynchronized-mutable items]
  clojure.lang.ITransientCollection
  (conj [this x] (set! items (cons x items)) this)
  (persistent [this] (editable (vec items)))
  clojure.lang.Counted
  (count [_] (count items)))
(deftype Bag [items]
  clojure.lang.IEditableCollection
  (asTransient [_] (TBag. (reverse items)))
  clojure.lang.IObj
  (meta [_] nil) (withMeta [this m] this)
  clojure.lang.IPersistentCollection
  (count [_] (count items))
  (cons [_ x] (Bag. (conj items x)))
  (empty [_] (Bag. []))
  (equiv [_ x] (and (instance? Bag x) (= items (.-items ^Bag x))))
  (seq [_] (seq items)))
(defn editable [items] (Bag. items))
(def b (Bag. [1 2]))
(println (seq (persistent! (conj! (transient b) 3))) (count (transient b)))
(println (seq (into b [7 8])) (seq (into b (map inc) [7 8])))
(deftype TTable [^:unsynchronized-mutable m]
  clojure.lang.ITransientMap
  (assoc [this k v] (set! m (assoc m k v)) this)
  (without [this k] (set! m (dissoc m k)) this)
  (conj [this e] (set! m (conj m e)) this)
  (valAt [_ k] (get m k))
  (valAt [_ k default] (get m k default))
  (count [_] (count m))
  (persistent [_] (into (sorted-map) m)))
(deftype Table []
  clojure.lang.IEditableCollection
  (asTransient [_] (TTable. {})))
(def t (transient (Table.)))
(println (persistent! (dissoc! (assoc! t :b 2 :a 1 :c 3) :c)) (get t :a) (get t :z 0) (count t))
(println (persistent! (conj! (transient (Table.)) [1 2])))
(deftype TStack [^:unsynchronized-mutable v]
  clojure.lang.ITransientVector
  (assocN [this i x] (set! v (assoc v i x)) this)
  (assoc [this i x] (set! v (assoc v i x)) this)
  (conj [this x] (set! v (conj v x)) this)
  (pop [this] (set! v (pop v)) this)
  (nth [_ i] (nth v i))
  (nth [_ i d] (nth v i d))
  (count [_] (count v))
  (persistent [_] v))
(deftype Stack [v] clojure.lang.IEditableCollection (asTransient [_] (TStack. v)))
(println (persistent! (pop! (assoc! (conj! (transient (Stack. [1])) 2 ) 0 9)))
         (nth (transient (Stack. [5])) 0))
(deftype TSet [^:unsynchronized-mutable s]
  clojure.lang.ITransientSet
  (disjoin [this x] (set! s (disj s x)) this)
  (contains [_ x] (contains? s x))
  (get [_ x] (get s x))
  (conj [this x] (set! s (conj s x)) this)
  (count [_] (count s))
  (persistent [_] s))
(deftype Pool [] clojure.lang.IEditableCollection (asTransient [_] (TSet. #{1 2})))
(println (persistent! (disj! (conj! (transient (Pool.)) 3) 1 2))
         (contains? (transient (Pool.)) 1) (get (transient (Pool.)) 2))
(doseq [f [#(transient (Object.)) #(conj! (Pool.) 1) #(assoc! (transient (Pool.)) 1 2)
           #(pop! (transient (Pool.)))]]
  (println (try (f) (catch ClassCastException e "no"))))
