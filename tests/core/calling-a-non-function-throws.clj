(defn f [g]
  (try (g)
       (catch ClassCastException e (re-find #"^[^(]*\w" (ex-message e)))))
(prn (f #(1 2)) (f #("s")) (f #((+ 1 1))))
(prn (let [n nil] (try (n 1) (catch NullPointerException e :npe))))
