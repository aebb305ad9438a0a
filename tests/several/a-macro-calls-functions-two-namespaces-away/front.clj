(ns several.a-macro-calls-functions-two-namespaces-away.front
  (:require [several.a-macro-calls-functions-two-namespaces-away.middle :as m]))
(defmacro steps [x] (m/expand x))
(defmacro here [] (str *ns*))
