;; The constructor of clojure.lang.Ratio.
(import 'clojure.lang.Ratio)
(let [r (Ratio. (biginteger -11) (biginteger 37))]
  (println r (class r) (= -11/37 r) (+ r 1/37) (numerator r) (class (denominator r)) (ratio? r)))
(println (map (fn [n d] (Ratio. (biginteger n) (biginteger d))) [1 1267650600228229401496703205376N]
              [3 7]))
