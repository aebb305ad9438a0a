;; SPDX-License-Identifier: MIT
;;
;; Refused: there are no processes. A library that requires it can be compiled
;; (compiler/front/unsupported.c); what it calls of it throws.
(ns clojure.java.shell)

(defn sh [& _]
  (throw (UnsupportedOperationException.
          "clojure.java.shell/sh: there are no processes")))

(def ^:dynamic *sh-dir* nil)
(def ^:dynamic *sh-env* nil)
(defmacro with-sh-dir [dir & forms] `(binding [*sh-dir* ~dir] ~@forms))
(defmacro with-sh-env [env & forms] `(binding [*sh-env* ~env] ~@forms))
