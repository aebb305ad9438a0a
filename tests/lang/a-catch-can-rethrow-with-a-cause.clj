(def e (try
         (try (throw (ex-info "first" {:a 1}))
              (catch Exception e (throw (ex-info "second" {:b 2} e))))
         (catch Exception e e)))
(prn (ex-message e) (ex-data e) (ex-message (ex-cause e)) (ex-data (ex-cause e)))
(prn (.getMessage e) (.getData e) (= (.getCause e) (ex-cause e)))
