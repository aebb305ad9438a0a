(ns several.an-alias-of-the-namespace-that-requires-this-one.part)
;; For its keywords, where a require would be circular.
(alias 'whole 'several.an-alias-of-the-namespace-that-requires-this-one)
(defn tagged [x] {::whole/x x})
