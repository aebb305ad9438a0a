(prn (try 1 (catch Exception e 2)) (try (throw (Exception. "x")) (catch Exception e 2)))
(prn (try 1 2 3) (try))
