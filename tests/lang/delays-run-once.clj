(def d (delay (println "running") 42))
(prn (realized? d) @d @d (force d) (realized? d) (force 7) (delay? d))
