(defn -main [& args] (println "main" args))
(-main :called)
