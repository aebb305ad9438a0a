(prn (try
       (try (throw (Exception. "1"))
            (catch Exception e (throw (Exception. "2")))
            (finally (println "finally")))
       (catch Exception e (ex-message e))))
