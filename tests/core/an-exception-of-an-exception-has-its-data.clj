; An exception made of another one has its text as its message, with data.
(def e (ex-info "m" {:a "x" :b [1 nil]}))
(prn (ex-message (RuntimeException. e)) (str (RuntimeException. e)) (ex-data (RuntimeException. e)))
(prn (ex-message (Exception. (RuntimeException. e))) (ex-message (Error. (Exception. "plain"))) (ex-message (Exception. (Exception.))))
(prn (ex-message (RuntimeException. (ex-info nil {:a 1}))) (ex-message (RuntimeException. (ex-info "e" {}))))
(prn (.getMessage (RuntimeException. e)) (:cause (Throwable->map (RuntimeException. e))) (:message (first (:via (Throwable->map (RuntimeException. e))))))
(prn (try (throw (RuntimeException. e)) (catch Exception x (.getMessage x))))
