(defn f [] (str/join "," [1]))
