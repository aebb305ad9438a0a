(def m (into {} (map (fn [i] [(str i) i])) (range 50000)))
(prn (count m) (m "49999") (m "x") (reduce + (vals m)))
(prn (count (reduce dissoc m (map str (range 49990)))))
(prn (reduce dissoc m (map str (range 49995))))
