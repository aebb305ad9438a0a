(require '[clojure.set])
;; The abstract classes of clojure.lang through proxy, and collections on interfaces.
(deftype PSet [m]
  clojure.lang.IPersistentSet
  (disjoin [_ k] (PSet. (dissoc m k)))
  (contains [_ k] (contains? m k))
  (get [_ k] (get m k))
  (count [_] (count m))
  (cons [_ x] (PSet. (assoc m x x)))
  (empty [_] (PSet. {}))
  (equiv [_ o] (and (set? o) (= (count m) (count o)) (every? #(contains? o %) (keys m))))
  (seq [_] (keys m))
  clojure.lang.IHashEq (hasheq [_] (hash (set (keys m))))
  Object (hashCode [_] (.hashCode ^Object (set (keys m))))
  (equals [this o] (.equiv this o))
  java.util.Set
  (size [_] (count m)) (iterator [_] (.iterator ^Iterable (or (keys m) ())))
  (isEmpty [_] (empty? m)) (containsAll [_ c] (every? #(contains? m %) c))
  (toArray [_] (to-array (keys m)))
  clojure.lang.IFn (invoke [_ k] (get m k)))
(let [s (PSet. {1 1 2 2})]
  (println (= s #{1 2}) (= #{1 2} s) (contains? s 1) (s 2) (conj s 3) (count (disj s 1))
           (set? s) (coll? s) (map inc s) (into #{} s) ({#{1 2} :found} s) (get s 2)
           (clojure.set/union #{9} s) (empty? (empty s)) (some s [5 2])))
(deftype PMap [m]
  clojure.lang.IPersistentMap
  (assoc [_ k v] (PMap. (assoc m k v)))
  (assocEx [_ k v] (PMap. (assoc m k v)))
  (without [_ k] (PMap. (dissoc m k)))
  (containsKey [_ k] (contains? m k))
  (entryAt [_ k] (find m k))
  (count [_] (count m))
  (cons [_ e] (PMap. (conj m e)))
  (empty [_] (PMap. {}))
  (equiv [_ o] (= m (if (instance? PMap o) (.-m ^PMap o) o)))
  (seq [_] (seq m))
  (valAt [_ k] (get m k)) (valAt [_ k d] (get m k d))
  (iterator [_] (.iterator ^Iterable m))
  clojure.lang.MapEquivalence
  java.util.Map
  (size [_] (count m)) (get [_ k] (get m k)) (entrySet [_] (set m)) (keySet [_] (set (keys m)))
  (values [_] (vals m)) (isEmpty [_] (empty? m)) (containsValue [_ v] false)
  clojure.lang.IFn (invoke [_ k] (get m k)) (invoke [_ k d] (get m k d))
  (applyTo [this args] (apply get m args))
  clojure.lang.IHashEq (hasheq [_] (hash m))
  Object (hashCode [_] (.hashCode ^Object m)) (equals [this o] (.equiv this o))
  clojure.lang.IObj (meta [_] (meta m)) (withMeta [_ x] (PMap. (with-meta m x))))
(let [m (PMap. {:a 1 :b 2})]
  (println (= m {:a 1 :b 2}) (= {:a 1 :b 2} m) (:a m) (m :b) (m :z 0) (get m :q 5) (keys m) (vals m)
           (map? m) (count (assoc m :c 3)) (dissoc m :a) (merge {:z 0} m) (into {} m)
           (reduce-kv (fn [a k v] (+ a v)) 0 m) (select-keys m [:a]) (update-in m [:a] inc)
           (let [{:keys [a b]} m] [a b]) (contains? m :a) (find m :a) (map key m)
           (get-in {:x m} [:x :b]) (meta (with-meta m {:t 1})) (apply m [:a]) (some m [:zz :b])
           (zipmap (keys m) (vals m)) (empty m) ({{:a 1 :b 2} :found} m) (every? map-entry? m)
           (update-vals m inc) (group-by val m) (sort-by val > m) (merge-with + m {:a 5})))
(let [f (proxy [clojure.lang.AFn] [] (invoke ([] :none) ([x] [:one x]) ([x y] [x y])))]
  (println (f) (f 1) (f 1 2) (map f [1 2]) (ifn? f) (fn? f) (apply f [3 4])))
