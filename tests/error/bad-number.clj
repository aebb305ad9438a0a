(def n 12abc)
