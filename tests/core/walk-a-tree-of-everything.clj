(ns core.walk-a-tree-of-everything (:require [clojure.walk :as w]))
(prn (w/postwalk (fn [x] (if (keyword? x) (name x) x)) {:a [:b {:c #{:d}} '(:e)] "k" :v}))
(prn (w/prewalk (fn [x] (if (and (number? x) (even? x)) [(dec x)] x)) [2 [4 {6 8}]]))
