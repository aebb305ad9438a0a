(def m Long/MAX_VALUE)
(defn f [g] (try (g) (catch ArithmeticException e (ex-message e))))
(prn (f #(+ m 1)) (f #(* m 2)) (f #(- Long/MIN_VALUE 1)) (f #(inc m)) (f #(dec Long/MIN_VALUE))
     (f #(- Long/MIN_VALUE)) (f #(abs -5)) (f #(* Long/MIN_VALUE -1)))
