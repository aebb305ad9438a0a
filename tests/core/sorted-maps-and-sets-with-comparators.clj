(prn (sorted-map 3 :c 1 :a 2 :b) (sorted-map-by > 1 :a 2 :b) (sorted-set-by (fn [a b] (compare (count a) (count b))) "aa" "b" "cc"))
(def m (into (sorted-map) (map (fn [i] [(mod (* i 7919) 1000) i]) (range 1000))))
(prn (count m) (first m) (first (rseq m)) (take 3 (keys m)) (m 500) (count (reduce dissoc m (range 0 1000 2))))
