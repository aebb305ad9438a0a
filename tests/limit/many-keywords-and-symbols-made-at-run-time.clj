(def ks (mapv #(keyword (str "k" %)) (range 5000)))
(prn (count (set ks)) (identical? (ks 77) (keyword "k77")) (= (symbol "a77") 'a77) (:k4999 (zipmap ks (range))))
