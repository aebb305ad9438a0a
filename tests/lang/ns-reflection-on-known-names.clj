(prn (ns-name *ns*) (some? (find-ns 'clojure.core)) (find-ns 'nope))
