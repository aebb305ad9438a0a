(ns several.a-table-is-read-by-a-macro.props
  (:require [several.a-table-is-read-by-a-macro.res :as res]))
(def t2 (assoc res/table :b 2))
(defmacro for-all [x] (+ x (:b t2)))
