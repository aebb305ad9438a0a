(ns several.an-alias-of-the-namespace-that-requires-this-one
  (:require
   [several.an-alias-of-the-namespace-that-requires-this-one.part :as part]))
(println (part/tagged 1) (::part/own {::part/own 2}))
