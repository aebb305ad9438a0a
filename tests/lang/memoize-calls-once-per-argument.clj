(def n (atom 0))
(def f (memoize (fn [x] (swap! n inc) (* x x))))
(prn (f 3) (f 3) (f 4) @n)
