(defn make [v] (def made v) made)
(prn (make 3))
(prn made)
