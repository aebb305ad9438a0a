(def n (atom 0))
(def s (iterate (fn [x] (swap! n inc) (inc x)) 0))
(prn (first s) @n (nth s 3) @n)
(prn (take 3 (repeatedly #(swap! n inc))) @n)
