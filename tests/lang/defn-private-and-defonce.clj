(defonce once 1)
(defn- hidden [] :hidden)
(prn once (hidden) (:private (meta #'hidden)))
