(def s (map #(/ 10 %) (list 2 1 0 5)))
(prn (take 2 s))
(prn (try (doall s) (catch ArithmeticException e (ex-message e))))
