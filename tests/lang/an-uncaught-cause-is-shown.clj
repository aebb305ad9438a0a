(try
  (throw (IllegalStateException. "low"))
  (catch Exception e
    (throw (ex-info "high" {:x 1} e))))
