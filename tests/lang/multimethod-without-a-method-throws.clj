(defmulti m identity)
(defmethod m 1 [_] :one)
(prn (m 1) (try (m 2) (catch IllegalArgumentException e (ex-message e))) (try (m nil) (catch IllegalArgumentException e (ex-message e))))
