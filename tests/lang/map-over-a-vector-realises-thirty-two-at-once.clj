(def seen (atom 0))
(def s (map (fn [x] (swap! seen inc) x) (vec (range 100))))
(prn @seen (first s) @seen (nth s 31) @seen (nth s 32) @seen)
