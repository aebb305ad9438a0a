(def seen (atom 0))
(def s (map (fn [x] (swap! seen inc) x) (list 1 2 3 4 5)))
(prn @seen (first s) @seen (second s) @seen)
