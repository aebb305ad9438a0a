(defn f [] (throw))
