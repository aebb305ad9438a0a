(prn (some? (find-ns 'clojure.core)) (find-ns 'nope))
