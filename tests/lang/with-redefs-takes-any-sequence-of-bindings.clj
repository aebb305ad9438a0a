;; Macros make such.
(defn f [] 1)
(defn g [] 2)
(prn (with-redefs (f (fn [] 10) g (fn [] 20)) [(f) (g)]))
(defmacro redefining [m & body] `(with-redefs ~(mapcat identity m) ~@body))
(prn (redefining {f (constantly 30)} [(f) (g)]) (f))
(prn (with-redefs () (f)) (with-redefs [] (g)))
