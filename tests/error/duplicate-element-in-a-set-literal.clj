(def s #{1 2 1})
