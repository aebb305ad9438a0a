(let [[a b & [c :as more] :as all] [1 2 3 4]] (prn a b c more all))
(let [[a b] [1]] (prn a b))
(let [[a [b [c]]] [1 [2 [3]]]] (prn a b c))
(let [[a b] nil [c] "xy" [_ d] '(1 2)] (prn a b c d))
