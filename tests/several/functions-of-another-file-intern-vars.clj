(ns several.functions-of-another-file-intern-vars
  (:require [several.functions-of-another-file-intern-vars.aliases
             :refer [defalias alias-var]]))
(defalias fixit clojure.core/inc)
(alias-var 'upper #'clojure.string/upper-case)
(println (fixit 1) (upper "a") (map fixit [1 2]))
(defn g [] (fixit 5))
(println (g) (resolve 'fixit))
