(defrecord R [a "b"])
