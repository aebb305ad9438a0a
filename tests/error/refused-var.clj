(defn f [x] (bean x))
