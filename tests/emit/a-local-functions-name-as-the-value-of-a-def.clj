(let [f (fn [x] 4.9)]
  (defn g [] (str (def a f))))
(println (g) (a 1))
(def b (let [h (fn [] 1)] h))
(println (b))
(let [f2 (fn [x] 4.9)] (def c f2) (def d f2) (defn e [] (c 2)))
(println (c 1) (d 1) (e) (identical? c d))
