(ns lang.clojure-template-and-math (:require [clojure.template :as tp] [clojure.math :as m]))
(tp/do-template [a b] (prn a b) 1 2 3 4)
(prn (m/sqrt 9) (m/pow 2 3) (m/floor 1.5) (m/round 1.5) m/PI (m/signum -3.0) (m/floor-mod -1 3) (m/hypot 3 4) (m/cbrt 27))
