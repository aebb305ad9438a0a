(defn -main
  ([] (println "none"))
  ([a] (println "one" a)))
