(ns several.vars-that-a-library-interns-are-known.names)
;; Functions that functions make when the namespace is loaded.
(defn times [k x] (* k x))
(defn- make [[name k]]
  (-> (intern *ns* (symbol name) (partial times k))
      (alter-meta! assoc :doc (str "times " k))))
(defn- make-all [] (doseq [x {"one" 1 "two" 2 "three" 3}] (make x)))
(make-all)
