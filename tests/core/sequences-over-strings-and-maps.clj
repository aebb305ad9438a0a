(prn (map (fn [[k v]] (str k v)) (sorted-map :b 1 :a 2)) (filter #(Character/isUpperCase %) "aBcD") (into {} (map (fn [[k v]] [v k])) {:x 1}) (apply str (interpose "-" "abc")))
(prn (reduce (fn [m c] (update m c (fnil inc 0))) (sorted-map) "mississippi") (sort-by val > {:a 1 :b 3 :c 2}) (map-indexed #(str %1 %2) "ab") (zipmap "ab" (range)))
