(deftype L [m] clojure.lang.ILookup
  (valAt [this k] (println "two") (get this k nil))
  (valAt [_ k d] (println "three") (get m k d)))
(println (get (L. {:a 1}) :a) (get (L. {:a 1}) :b nil) (get (L. {:a 1}) :b 3) (:a (L. {:a 2})) (:b (L. {}) nil))
(println (let [{:keys [a b] :or {b 4}} (L. {:a 1})] [a b]))
(deftype M [m] clojure.lang.ILookup (valAt [this k] (.valAt this k nil)) (valAt [_ k d] (get m k d)))
(println (get (M. {:a 1}) :a) (get-in (M. {:a {:b 2}}) [:a :b]) (get (M. {}) :x 1))
