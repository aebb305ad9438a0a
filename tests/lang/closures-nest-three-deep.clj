(defn adder [a] (fn [b] (fn [c] (fn [& more] (apply + a b c more)))))
(prn ((((adder 1) 2) 3) 4 5))
