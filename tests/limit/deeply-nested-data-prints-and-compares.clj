(defn nest [n] (reduce (fn [x _] [x]) [] (range n)))
(prn (count (pr-str (nest 100))) (= (nest 150) (nest 150)) (= (hash (nest 100)) (hash (nest 100))))
