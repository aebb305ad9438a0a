(ns several.a-macro-finds-what-its-user-has-registered.registry)

(def expanders (atom {}))
(defmacro expanded [form]
  (if-let [f (get @expanders (first form))] (f form) (str "no " (first form))))
(defmacro defexpander [name params & body]
  `(do (def ~name (fn ~params ~@body))
       (let [f# (fn [form#] (apply ~name (rest form#)))]
         (swap! expanders assoc '~name f#))
       (var ~name)))
