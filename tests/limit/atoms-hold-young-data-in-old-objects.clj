(def a (atom []))
(dotimes [i 100000] (when (zero? (mod i 100)) (swap! a conj {:i i})) (str i))
(prn (count @a) (:i (peek @a)) (reduce + (map :i @a)))
