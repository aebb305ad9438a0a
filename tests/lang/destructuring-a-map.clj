(let [{:keys [a b] :as m} {:a 1 :b 2}] (prn a b m))
(let [{x :a {y :z} :b} {:a 1 :b {:z 2}}] (prn x y))
(let [{:strs [s] :syms [t]} {"s" 1 't 2}] (prn s t))
(let [{:keys [a b] :or {b 5}} {:a nil}] (prn a b))
