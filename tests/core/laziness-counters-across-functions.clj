(defn counted [xs] (let [n (atom 0)] [n (map (fn [x] (swap! n inc) x) xs)]))
(defn realised [f xs] (let [[n s] (counted xs)] (f s) @n))
(prn (for [xs [(list 1 2 3 4 5 6 7 8 9 10) (vec (range 100)) (range 100)]]
       (mapv #(realised % xs)
             [first second #(nth % 3) #(take 2 %) #(doall (take 2 %)) #(take-while pos? %) #(first (drop 3 %)) #(some #{2} %) empty? #(first (rest %)) next
              #(first (filter odd? %)) #(first (partition 2 %)) #(first (mapcat list %)) #(first (concat % %)) #(first (interleave % %)) #(apply (fn [a & r] a) %) count last])))
