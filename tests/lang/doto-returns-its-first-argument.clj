(def a (doto (atom 1) (swap! inc) (swap! * 10)))
(prn @a)
