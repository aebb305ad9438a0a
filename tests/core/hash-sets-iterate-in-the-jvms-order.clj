(prn (set (range 300)))
(prn (set (map #(str "s" %) (range 150))))
(prn (set (map #(symbol (str "n" %)) (range 40))) (set [1.5 2.5 1/2 1N nil true \a :a 'a "a" [1] {:a 1}]))
