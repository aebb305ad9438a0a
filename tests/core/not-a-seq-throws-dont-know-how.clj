(defn f [g] (try (g) (catch IllegalArgumentException e (ex-message e))))
(prn (f #(seq 5)) (f #(first 5)) (f #(cons 1 :a)) (f #(doall (map inc 7))) (f #(into [] 1.5)))
