(ns several.types-of-one-file-are-extended-in-another-and-used-by-macros
  (:require [several.types-of-one-file-are-extended-in-another-and-used-by-macros.shapes :as s]
            [several.types-of-one-file-are-extended-in-another-and-used-by-macros.circle :as c]
            [several.types-of-one-file-are-extended-in-another-and-used-by-macros.macros :as m])
  (:import [several.types_of_one_file_are_extended_in_another_and_used_by_macros.shapes Square]))
(extend-protocol s/Shape
  clojure.lang.Keyword
  (area [k] 7))
(defmethod s/describe :main [x] "here")
(println (m/known-area 3) (m/described :square) (m/described :other))
(println (s/area :k) (s/describe {:kind :main}) (m/described :main))
(println (s/area (c/->Circle 2)) (s/area (Square. 5)) (m/fields))
