(ns several.a-table-is-read-by-a-macro.res)
(def table {:a 1})
