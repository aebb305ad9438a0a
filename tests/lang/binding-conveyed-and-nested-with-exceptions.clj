(def ^:dynamic *stack* [])
(defmacro in [k & body] `(binding [*stack* (conj *stack* ~k)] ~@body))
(prn (in :a (in :b *stack*)) *stack*)
(prn (try (in :a (in :b (throw (ex-info "x" {:at *stack*})))) (catch Exception e [(ex-data e) *stack*])))
