(ns several.types-of-one-file-are-extended-in-another-and-used-by-macros.circle
  (:require [several.types-of-one-file-are-extended-in-another-and-used-by-macros.shapes :as s]))
(defrecord Circle [r])
(extend-protocol s/Shape Circle (area [c] (* 3 (:r c) (:r c))))
(defmethod s/describe :square [x] (str "square " (s/area (:shape x))))
