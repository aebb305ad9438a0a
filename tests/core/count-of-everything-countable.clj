(prn (count nil) (count []) (count [1 2]) (count {:a 1}) (count "héllo") (count #{1 2}) (count '(1)) (count (map inc [1 2 3])) (bounded-count 2 (range)) (count (cons 1 [2])))
(prn (try (count 5) (catch UnsupportedOperationException e (ex-message e))))
