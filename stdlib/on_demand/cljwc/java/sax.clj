;; SPDX-License-Identifier: MIT
;;
;; What clojure.xml takes and throws of org.xml.sax.
(ns cljwc.java.sax
  (:import (java.io InputStream Reader)))

(deftype* InputSource [reader stream ^:unsynchronized-mutable id]
  {:class "org.xml.sax.InputSource"}
  Object
  (getCharacterStream [_] reader)
  (getByteStream [_] stream)
  (getSystemId [_] id)
  (setSystemId [_ x] (set! id x) nil))
(defn InputSource--new [x]
  (cond (instance? Reader x) (new InputSource x nil nil)
        (instance? InputStream x) (new InputSource nil x nil)
        :else (new InputSource nil nil x)))
