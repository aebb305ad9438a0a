(defn f [] :real)
(defn g [] (f))
(prn (g) (with-redefs [f (fn [] :fake)] (g)) (g))
