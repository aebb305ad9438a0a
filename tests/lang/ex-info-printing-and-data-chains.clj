(def e (ex-info "top" {:a 1} (ex-info "mid" {:b [2]} (RuntimeException. "root"))))
(prn (map ex-message (take-while some? (iterate ex-cause e))) (map ex-data (take-while some? (iterate ex-cause e))))
(println (str e) (str (ex-cause e)))
