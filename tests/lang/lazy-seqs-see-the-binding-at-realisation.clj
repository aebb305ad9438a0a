(def ^:dynamic *x* 1)
(prn (binding [*x* 2] (map (fn [_] *x*) [1 2])))
(prn (binding [*x* 2] (doall (map (fn [_] *x*) [1 2]))))
