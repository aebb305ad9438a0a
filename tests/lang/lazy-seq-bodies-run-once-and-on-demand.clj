(def s (lazy-seq (println "body") (cons 1 nil)))
(println "made")
(prn (first s) (first s) (realized? s))
