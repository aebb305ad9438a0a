(declare later)
(defn -main [& args] (later 1))
