(println "before")
(throw (ex-info "boom" {:a 1}))
(println "after")
