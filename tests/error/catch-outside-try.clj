(defn f [] (catch Exception e 1))
