(prn (try (even? 1.5) (catch IllegalArgumentException e (ex-message e))))
