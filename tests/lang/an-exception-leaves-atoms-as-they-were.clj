(def a (atom {:n 1}))
(try (swap! a (fn [m] (assoc m :n (throw (Exception. "no"))))) (catch Exception e nil))
(prn @a)
