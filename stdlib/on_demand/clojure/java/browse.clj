;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no browser (cljwc/refused.clj).
(ns clojure.java.browse
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there is no browser"
  browse-url)
