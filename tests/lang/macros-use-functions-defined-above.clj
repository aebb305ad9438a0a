(defn helper [xs] (reverse xs))
(defmacro backwards [& xs] (cons 'list (helper xs)))
(prn (backwards 1 2 3))
