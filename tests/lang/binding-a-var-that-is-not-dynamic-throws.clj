(def x 1)
(defn -main [& args] (binding [x 2] x))
