(ns several.types-of-one-file-are-extended-in-another-and-used-by-macros.macros
  (:require [several.types-of-one-file-are-extended-in-another-and-used-by-macros.shapes :as s]
            [several.types-of-one-file-are-extended-in-another-and-used-by-macros.circle :as c]))
(defmacro known-area [n] [(s/area (s/->Square n)) (s/area (c/->Circle n))])
(defmacro described [kind] (s/describe {:kind kind :shape (s/->Square 2)}))
(defmacro fields [] (vec (keys (s/map->Square {:side 1 :x 2}))))
