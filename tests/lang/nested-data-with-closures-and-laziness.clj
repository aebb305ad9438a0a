(def m (into {} (for [i (range 5)] [i (fn [j] (map #(* i %) (range j)))])))
(prn ((m 3) 4) (map #(% 2) (vals m)))
