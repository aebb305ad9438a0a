(prn (apply (fn [a b & more] [a b (take 2 more)]) (range)))
