;; SPDX-License-Identifier: MIT
;;
;; Refused: there is no browser. A library that requires it can be compiled
;; (compiler/front/unsupported.c); what it calls of it throws.
(ns clojure.java.browse)

(defn browse-url [& _]
  (throw (UnsupportedOperationException.
          "clojure.java.browse/browse-url: there is no browser")))
