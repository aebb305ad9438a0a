(defn nest [n] (reduce (fn [x _] [x]) [] (range n)))
(prn (count (pr-str (nest 200))) (= (nest 300) (nest 300)) (= (hash (nest 100)) (hash (nest 100))))
