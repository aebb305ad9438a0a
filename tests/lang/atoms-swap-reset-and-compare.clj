(def a (atom 0))
(prn (swap! a inc) (swap! a + 10 20) (reset! a 5) @a)
(prn (compare-and-set! a 5 6) (compare-and-set! a 5 7) @a)
(prn (swap-vals! a inc) (reset-vals! a :z) @a)
