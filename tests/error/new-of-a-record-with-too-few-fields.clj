(defrecord R [a b])
(def r (R. 1))
