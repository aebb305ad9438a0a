(ns several.vars-that-a-library-interns-are-known
  (:require [several.vars-that-a-library-interns-are-known.names :as n
    :refer [three]]))
(println (n/one 5) (n/two 5) (map three [1 2]))
(println (:doc (meta #'n/two)))
