(prn (+ (try 1 (catch Exception e 2)) (try (throw (Exception.)) (catch Exception e 3))))
(prn [(try (/ 1 0) (catch ArithmeticException e :div)) (let [x (try (nth [] 1) (catch Exception e :nth))] x)])
(prn (str "a" (try (throw (Exception. "b")) (catch Exception e (ex-message e)) (finally (print "f "))) "c"))
