;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no Java reflection. A library that requires it can be compiled
;; (compiler/front/unsupported.c); what it calls of it throws.
(ns clojure.reflect)

(defn reflect [& _]
  (throw (UnsupportedOperationException.
          "clojure.reflect/reflect: there is no Java reflection")))
(defn type-reflect [& _]
  (throw (UnsupportedOperationException.
          "clojure.reflect/type-reflect: there is no Java reflection")))
(defn resolve-class [& _]
  (throw (UnsupportedOperationException.
          "clojure.reflect/resolve-class: there is no Java reflection")))
(defn typename [& _]
  (throw (UnsupportedOperationException.
          "clojure.reflect/typename: there is no Java reflection")))
