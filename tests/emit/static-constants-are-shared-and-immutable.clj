(defn f [] [1 2 {:a "x"}])
(prn (f) (conj (f) 3) (assoc-in (f) [2 :a] :changed) (f) (identical? (f) (f)))
