(prn (get-in {:a {:b [10 20]}} [:a :b 1]) (get-in {} [:a :b] :d) (get-in {:a 1} []) (get-in nil [:x]))
(prn (assoc-in {} [:a :b :c] 1) (assoc-in [[1]] [0 0] 9) (update-in {:a {:b 1}} [:a :b] + 5) (update-in {} [:x] (fnil conj []) 1))
