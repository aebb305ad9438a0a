(defn f [g] (try (g) (catch Throwable e [(class e) (ex-message e)])))
(prn (f #(nth [1] 3)) (f #(/ 1 0)) (f #(throw (ex-info "m" {:a 1}))) (f #(assert false)) (f #(Integer/parseInt "z")))
