(def clojure.string/foo 1)
