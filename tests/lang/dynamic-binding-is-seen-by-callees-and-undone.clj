(def ^:dynamic *x* 1)
(defn show [] *x*)
(prn (show) (binding [*x* 2] [(show) (binding [*x* 3] (show)) (show)]) (show))
(try (binding [*x* 5] (throw (ex-info "out" {}))) (catch Exception _ (prn (show))))
