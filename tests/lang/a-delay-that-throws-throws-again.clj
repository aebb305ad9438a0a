(def n (atom 0))
(def d (delay (swap! n inc) (throw (ex-info "d" {}))))
(prn (try @d (catch Exception e (ex-message e))) (try @d (catch Exception e (ex-message e))) @n)
