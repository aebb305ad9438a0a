(prn (reduce-kv (fn [a k v] (assoc a v k)) {} {:a 1 :b 2}) (reduce-kv (fn [a i x] (+ a (* i x))) 0 [5 6 7]) (reduce-kv conj [] nil))
(prn (reduce-kv (fn [a k v] (if (= k :b) (reduced a) (conj a k))) [] (array-map :a 1 :b 2 :c 3)))
