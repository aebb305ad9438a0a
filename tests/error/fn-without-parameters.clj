(def f (fn "x" 1))
