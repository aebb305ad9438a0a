(let [e (java.util.MissingResourceException. "msg" "cls" "the-key")]
  (prn (.getMessage e) (.getClassName e) (.getKey e) (instance? RuntimeException e))
  (prn (try (throw e) (catch java.util.MissingResourceException e (.getKey e)))))
(prn (.getKey (first {:a 1})))
