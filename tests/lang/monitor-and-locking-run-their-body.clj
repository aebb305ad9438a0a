(def o (Object.))
(prn (locking o (+ 1 2)) (try (locking o (throw (Exception. "x"))) (catch Exception e (ex-message e))))
