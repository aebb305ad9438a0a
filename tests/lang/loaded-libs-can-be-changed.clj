; As tools.namespace does.
(require 'clojure.set)
(println (contains? (loaded-libs) 'clojure.set) (contains? (loaded-libs) 'my.lib))
(println (sorted? (loaded-libs)) (sorted? (deref (deref #'clojure.core/*loaded-libs*))))
(dosync (alter @#'clojure.core/*loaded-libs* conj 'my.lib))
(println (contains? (loaded-libs) 'my.lib))
(dosync (alter @#'clojure.core/*loaded-libs* disj 'my.lib))
(println (contains? (loaded-libs) 'my.lib))
