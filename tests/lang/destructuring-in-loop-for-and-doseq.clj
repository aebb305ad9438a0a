(prn (loop [[x & xs] [1 2 3] acc 0] (if x (recur xs (+ acc x)) acc)))
(prn (for [[k v] {:a 1 :b 2} {:keys [z]} [{:z v}]] [k z]))
(doseq [[a b] [[1 2] [3 4]]] (println a b))
