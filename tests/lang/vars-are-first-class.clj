(def ^:dynamic *v* 1)
(def w 2)
(prn (var? #'w) (.isBound #'w) @#'w (var-get #'*v*) (binding [*v* 5] (var-get #'*v*)) (bound? #'w) (:name (meta #'w)) (str #'w) (thread-bound? #'*v*))
