(defn f [x] {:pre [(pos? x)] :post [(< % 100)]} (* x 2))
(prn (f 1))
(prn (try (f -1) (catch AssertionError e (ex-message e))))
(prn (try (f 60) (catch AssertionError e (ex-message e))))
