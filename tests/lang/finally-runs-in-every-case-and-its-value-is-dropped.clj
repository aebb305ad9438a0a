(defn f [x]
  (try (print "body ") (if x (throw (ex-info "t" {})) :ok)
       (catch Exception e (print "catch ") :caught)
       (finally (print "finally ") :ignored)))
(prn (f false))
(prn (f true))
(prn (try (try 1 (finally (throw (ex-info "from finally" {})))) (catch Exception e (ex-message e))))
