;; SPDX-License-Identifier: MIT
;;
;; Refused: there are no windows (cljwc/refused.clj).
(ns clojure.inspector
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there are no windows"
  inspect inspect-tree inspect-table)
