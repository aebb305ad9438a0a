;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no browser. A library that requires it can be compiled
;; (compiler/front/unsupported.c); what it calls of it throws.
(ns clojure.java.javadoc)

(defn javadoc [& _]
  (throw (UnsupportedOperationException.
          "clojure.java.javadoc/javadoc: there is no browser")))
(defn add-local-javadoc [& _]
  (throw (UnsupportedOperationException.
          "clojure.java.javadoc/add-local-javadoc: there is no browser")))
(defn add-remote-javadoc [& _]
  (throw (UnsupportedOperationException.
          "clojure.java.javadoc/add-remote-javadoc: there is no browser")))
