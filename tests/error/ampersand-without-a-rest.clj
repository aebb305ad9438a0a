(defn f [x &] x)
