(ns lang.macros-of-other-namespaces
  (:require [support.shapes :as s :refer [with-pi]]
            [support.macros :as m]))
(prn (with-pi (* 2 p)) (s/with-pi p) (m/times 3 :x) (m/defined-twice foo 5))
(prn foo)
