;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no Java reflection (cljwc/refused.clj).
(ns clojure.reflect
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there is no Java reflection"
  reflect type-reflect resolve-class typename)

;; Made by libraries as they are loaded, of a class loader.
(deftype JavaReflector [classloader])
(deftype AsmReflector [class-resolver])
