(def x #nope 1)
