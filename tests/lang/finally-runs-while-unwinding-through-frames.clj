(defn a [] (try (throw (ex-info "deep" {:n 1})) (finally (print "a "))))
(defn b [] (try (a) (finally (print "b "))))
(prn (try (b) (catch Exception e (ex-data e))))
