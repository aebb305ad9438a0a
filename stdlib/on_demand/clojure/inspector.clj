;; SPDX-License-Identifier: MIT
;;
;; Refused: there are no windows. A library that requires it can be compiled
;; (compiler/front/unsupported.c); what it calls of it throws.
(ns clojure.inspector)

(defn inspect [& _]
  (throw (UnsupportedOperationException.
          "clojure.inspector/inspect: there are no windows")))
(defn inspect-tree [& _]
  (throw (UnsupportedOperationException.
          "clojure.inspector/inspect-tree: there are no windows")))
(defn inspect-table [& _]
  (throw (UnsupportedOperationException.
          "clojure.inspector/inspect-table: there are no windows")))
