(def v [1 -2.5 1/3 1N 2M "s\t\"\\\u0001é😀" \newline \a :k :n/k 'sym 'n/s nil true [1 [2]] '(1 (2)) {:a {:b 1}} #{1} ##Inf ##-Inf
        #uuid "550e8400-e29b-41d4-a716-446655440000" #inst "2020-01-01"])
(prn v (= v (read-string (pr-str v))) (map (comp class read-string pr-str) v))
