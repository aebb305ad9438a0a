(defn f
  ([& xs] 1)
  ([x & xs] 2))
