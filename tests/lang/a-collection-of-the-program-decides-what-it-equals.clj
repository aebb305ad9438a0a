;; = asks the first of the two that is a collection of Clojure.
(deftype Loose [m]
  clojure.lang.IPersistentMap
  (valAt [_ k] (get m k))
  (valAt [_ k d] (get m k d))
  (containsKey [_ k] (contains? m k))
  (entryAt [_ k] (find m k))
  (count [_] (count m))
  (seq [_] (seq m))
  (equiv [_ o] (println "asked") (and (map? o) (= (count o) (count m))))
  clojure.lang.MapEquivalence
  java.util.Map
  (size [_] (count m))
  (get [_ k] (get m k))
  (equals [_ o] (println "asked by equals") true))
(def loose (Loose. {:a 1}))
(prn (= loose {:b 2}) (= {:b 2} loose) (= {:a 1} loose) (= loose {}) (= loose [1]))
(prn (= loose nil) (= nil loose) (= 1 loose) (= loose 1) (not= loose {:b 2}))
(prn (= [loose] [{:b 2}]) (contains? #{loose} 5))
(prn (.equals loose {:b 2}) (.equiv loose {:b 2}))

(deftype Stack [xs]
  clojure.lang.IPersistentCollection
  (seq [_] (seq xs))
  (count [_] (count xs))
  (cons [_ x] (Stack. (cons x xs)))
  (empty [_] (Stack. ()))
  (equiv [_ o] (= (set xs) (set o))))
(prn (= (Stack. [1 2]) [2 1]) (= (Stack. [1 2]) (Stack. [2 1 1])))
(prn (= [1 2] (Stack. [1 2])) (= #{1 2} (Stack. [1 2])))

;; What is no collection is not asked when the other side is one.
(deftype Any [] Object (equals [_ o] true) (hashCode [_] 0))
(prn (= (Any.) 1) (= (Any.) [1]) (= [1] (Any.)) (= (Any.) {:a 1}) (.equals (Any.) [1]))
