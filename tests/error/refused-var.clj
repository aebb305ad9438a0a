(defn f [x] (bean x))
(load-string "1")
