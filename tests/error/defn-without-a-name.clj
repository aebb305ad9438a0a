(defn [x] x)
