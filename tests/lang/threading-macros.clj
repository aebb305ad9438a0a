(prn (-> 5 (- 1) inc str) (->> (range 10) (filter odd?) (map inc) (reduce +)))
(prn (as-> 1 x (+ x 1) [x x]) (some-> {:a {:b 2}} :a :b inc)
     (some-> {:a nil} :a :b inc) (some->> [1 2] (map inc) first))
(prn (cond-> 1 true inc false (* 10) :always (* 2)) (cond->> [1] true (cons 0)))
