;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no browser (cljwc/refused.clj).
(ns clojure.java.javadoc
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there is no browser"
  javadoc add-local-javadoc add-remote-javadoc)
