(defn f [s] (try (read-string s) (catch Exception e (ex-message e))))
(prn (f "{1 :a 1N :b}") (f "{1 :a 1.0 :b}") (f "#{a b a}"))
