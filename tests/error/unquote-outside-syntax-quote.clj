(def x ~y)
