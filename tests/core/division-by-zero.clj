(def z 0)
(defn f [g] (try (g) (catch ArithmeticException e (ex-message e))))
(prn (f #(/ 1 0)) (f #(quot 1 z)) (f #(mod 1 z)) (f #(/ 1N 0)) (/ 1.0 0) (/ -1 0.0) (/ 0.0 0) (f #(/ 1/2 0)))
