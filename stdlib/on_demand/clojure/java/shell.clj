;; SPDX-License-Identifier: MIT
;;
;; Refused: there are no processes (cljwc/refused.clj).
(ns clojure.java.shell
  (:require [cljwc.refused :refer [defrefused]]))

(defrefused "there are no processes"
  sh)

(def ^:dynamic *sh-dir* nil)
(def ^:dynamic *sh-env* nil)
(defmacro with-sh-dir [dir & forms] `(binding [*sh-dir* ~dir] ~@forms))
(defmacro with-sh-env [env & forms] `(binding [*sh-env* ~env] ~@forms))
