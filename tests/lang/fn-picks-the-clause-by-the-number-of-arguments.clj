(defn f
  ([] :none)
  ([a] [:one a])
  ([a b] [:two a b])
  ([a b & more] [:more a b more]))
(prn (f) (f 1) (f 1 2) (f 1 2 3) (f 1 2 3 4))
