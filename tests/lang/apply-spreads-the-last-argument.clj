(prn (apply + [1 2 3]) (apply + 1 2 [3 4]) (apply str "a" nil) (apply max '(3 9 2)))
(prn (apply (fn [& xs] (count xs)) (range 100)) (apply vector 1 2 3 4 5 [6]))
(prn (apply hash-map [:a 1 :b 2]) (apply #(vector %1 %&) 1 [2 3]))
