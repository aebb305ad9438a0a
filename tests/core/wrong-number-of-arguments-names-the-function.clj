(defn g [a b] a)
(defn h ([] 1) ([a b] 2))
(defn f [t] (try (t) (catch clojure.lang.ArityException e (ex-message e))))
(prn (f #(apply g [1])) (f #(apply h [1])) (f #(apply inc [])) (f #(apply {} [])))
