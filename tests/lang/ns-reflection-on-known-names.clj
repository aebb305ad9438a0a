(prn (ns-name (find-ns (quote clojure.core))) (some? (find-ns 'clojure.core)) (find-ns 'nope))
