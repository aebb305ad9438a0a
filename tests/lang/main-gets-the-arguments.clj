(println "top")
(defn -main [& args]
  (prn (count args) args (first args)))
