(def edges (for [b [29 30 31 32 33 52 53 61 62] d [-1 0 1]]
             (+ d (bit-shift-left 1 b))))
(prn edges)
(prn (map - edges))
(prn (map (fn [x] (*' x 2)) edges) (map #(quot % 3) edges))
(prn (= edges (map (comp read-string pr-str) edges))
     (= (map hash edges) (map (comp hash bigint) edges)))
(prn (reduce +' edges) (apply max edges) (= edges (sort (shuffle edges))))
