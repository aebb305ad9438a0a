;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no Java reflection (cljwc/refused.clj).
(ns clojure.reflect
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there is no Java reflection"
  reflect type-reflect resolve-class typename)
