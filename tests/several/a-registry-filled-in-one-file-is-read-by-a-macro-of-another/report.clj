(ns several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.report
  (:require [several.a-registry-filled-in-one-file-is-read-by-a-macro-of-another.registry :refer [registry]]))
(defmacro all [] (mapv vec (sort @registry)))
