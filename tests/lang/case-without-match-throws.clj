(prn (try (case 5 1 :one) (catch IllegalArgumentException e (ex-message e))))
(prn (try (case :a :b 1) (catch IllegalArgumentException e (ex-message e))))
