(def s "a\qb")
