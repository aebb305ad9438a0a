(prn (into {} (map (fn [i] [i (* i i)]) (range 100))))
(prn (zipmap (map #(keyword (str "k" %)) (range 200)) (range)))
