(ns several.a-macro-calls-functions-two-namespaces-away
  (:require [several.a-macro-calls-functions-two-namespaces-away.front :as f]))
(defn local [] (f/steps :start))
(println (local) (f/here))
