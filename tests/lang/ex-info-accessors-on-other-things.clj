(prn (ex-data (Exception. "x")) (ex-message (Exception. "x")) (ex-message nil)
     (ex-data 5) (ex-message (ex-cause (Exception. "m" (ex-info "c" {})))))
(prn (instance? clojure.lang.ExceptionInfo (ex-info "a" {})) (type (ex-info "a" {})))
