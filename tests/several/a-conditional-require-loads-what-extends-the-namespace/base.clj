(ns several.a-conditional-require-loads-what-extends-the-namespace.base)
(defprotocol Show (show [x]))
(extend-protocol Show Object (show [x] [:object x]))
(def strings? true)
(when strings?
  (require 'several.a-conditional-require-loads-what-extends-the-namespace.strings))
(try (require '[no.such.namespace]) (catch Exception e nil))
