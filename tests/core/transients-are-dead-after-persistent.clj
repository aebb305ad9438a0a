(def t (transient [1]))
(persistent! t)
(prn (try (conj! t 2) (catch IllegalAccessError e (ex-message e))))
