(defonce once 1)
(defonce once 2)
(defn- hidden [] :hidden)
(prn once (hidden) (:private (meta #'hidden)))
