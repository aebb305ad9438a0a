(prn (try (assert (= 1 2)) (catch AssertionError e (ex-message e))))
(prn (try (assert false "why") (catch AssertionError e (ex-message e))))
(prn (assert true))
