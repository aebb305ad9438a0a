(defn sign [n] (cond (neg? n) :neg (pos? n) :pos :else :zero))
(prn (map sign [-1 0 1]) (cond) (cond nil 1))
