(ns core.java-maps-and-sets-iterate-in-the-jvms-order
  (:import (java.util HashMap HashSet IdentityHashMap LinkedHashMap
                      LinkedHashSet)))

(prn (HashMap. {:a 1 :b 2}) (HashSet. [:a :b :c :d :e]))
(prn (keys (HashMap. (zipmap (map str (range 30)) (range)))))
(prn (vec (HashSet. (range 100 0 -7))) (str (HashMap. {:x nil "y" [1]})))
(let [m (HashMap. 2)]
  (doseq [i (range 20)] (.put m (keyword (str "k" i)) i))
  (.remove m :k3)
  (prn m (.size m)))
(let [m (LinkedHashMap.)]
  (prn (.put m :z 1) (.put m :a 2) (.put m :z 3) m))
(prn (LinkedHashSet. [3 1 2]) (.add (HashSet. [1]) 1) (.add (HashSet.) 1))

(prn (= (HashMap. {:a 1}) {:a 1}) (= {:a 1} (HashMap. {:a 1}))
     (= {:a 1} (IdentityHashMap. {:a 1})) (= (HashMap. {1 2}) (LinkedHashMap. {1 2}))
     (= #{1} (HashSet. [1])) (= (HashSet. [1]) #{1}) (= {:a 2} (HashMap. {:a 1})))
(prn (hash (HashMap. {:a 1})) (hash (HashSet. [1 2])) (map? (HashMap.)) (set? (HashSet.)))
(prn (get (HashMap. {1 :a}) 1N) (get (HashMap. {1 :a}) 1) (get (HashSet. [1]) 1)
     (contains? (HashSet. [1]) 1) (contains? (HashMap. {:a 1}) :a)
     (get (HashMap.) :a :none) (:a (HashMap. {:a 5})))
(let [m (java.util.HashMap. {:a 1})]
  (prn (.getOrDefault m :b 7) (.putIfAbsent m :a 3) (.containsKey m :a)
       (.containsValue m 1) (into #{} (.keySet m)) (.computeIfAbsent m :c (fn [k] [k]))
       (.merge m :a 10 +) (into {} m))
  (.putAll m {:q 1})
  (prn (.get m :q) (count m) (reduce + (map val (dissoc (into {} m) :c))))
  (.clear m)
  (prn m (empty? m)))
(let [{:keys [a]} (HashMap. {:a 1})] (prn a))
(prn (let [m (IdentityHashMap.) a [1] b [1]]
       (.put m a 1) (.put m b 2) [(count m) (.get m a) (.get m b)]))
(prn (try (HashMap. [1]) (catch IllegalArgumentException e (ex-message e))))
(prn (new HashMap) (new java.util.HashMap {:a 1}) (HashMap. 10 0.75))
