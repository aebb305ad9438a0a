(prn (:major *clojure-version*) (:minor *clojure-version*))
