(defprotocol P (m [x]))
(defn f [x] (try (m x) (catch IllegalArgumentException e (ex-message e))))
(prn (f 1) (f nil) (f "s") (f {}))
