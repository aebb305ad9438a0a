(ns several.methods-of-another-file-as-values.shapes)
(definterface Grid (get [a b c]) (size [a b c d e]))
(deftype Cell [x]
  Grid
  (get [_ a b c] [x a b c])
  (size [_ a b c d e] [x a b e]))
