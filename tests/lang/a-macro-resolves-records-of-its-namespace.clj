(defrecord Point [x y])
(deftype Box [v])
(defmacro name-of [t] (.getName (resolve t)))
(defn coerce-class [x]
  (if (class? x) x (let [c (resolve x)] (when (class? c) c))))
(defmacro simple-names [& ts] (mapv #(.getSimpleName (coerce-class %)) ts))
(prn (name-of Point) (simple-names Point Box String))
(defmacro is-class? [sym] (class? (ns-resolve *ns* sym)))
(prn (is-class? Box) (is-class? Nope) (is-class? inc) (resolve 'Point))
