(defn f [a & more] more)
(prn (f 1) (f 1 2) (f 1 nil))
(prn ((fn [& xs] xs)))
