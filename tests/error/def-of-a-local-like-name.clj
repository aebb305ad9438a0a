(def 5 1)
