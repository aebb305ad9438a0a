(ns several.a-table-is-read-by-a-macro
  (:require [several.a-table-is-read-by-a-macro.props :as props]))
(println (props/for-all 1))
