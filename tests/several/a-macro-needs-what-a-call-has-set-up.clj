(ns several.a-macro-needs-what-a-call-has-set-up
  (:require [several.a-macro-needs-what-a-call-has-set-up.tables
             :refer [init value-of]]))
(init {:a 1 :b 2})
(println "here")
(prn (value-of :a) (value-of :b))
