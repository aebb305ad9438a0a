(defn f [acc & xs]
  (if xs
    (recur (conj acc (first xs)) (next xs))
    acc))
(prn (f [] 1 2 3))
