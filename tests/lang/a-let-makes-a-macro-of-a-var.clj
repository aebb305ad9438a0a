;; As libraries import the macros of other namespaces.
(defmacro quoted [x] `(str '~x))
(defmacro import-macro [sym name]
  `(let [v# (resolve '~sym)]
     (def ~name (deref v#))
     (alter-meta! (var ~name) merge (dissoc (meta v#) :name))
     (.setMacro (var ~name))
     v#))
(defmacro import-macros [& pairs]
  `(do ~@(map (fn [[sym name]] `(import-macro ~sym ~name)) (partition 2 pairs))))
(import-macros quoted first-copy
               quoted second-copy)
(prn (first-copy a.b.c) (second-copy [x y]))
(let [n 1] (def unless @#'when-not) (alter-meta! #'unless assoc :macro true))
(prn (unless false (+ 1 1)) (unless true (throw (Exception. "no"))))
