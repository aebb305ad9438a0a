(declare later)
(defn early [x] (later x))
(defn later [x] [:later x])
(prn (early 1))
