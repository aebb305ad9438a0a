;; SPDX-License-Identifier: MIT
(ns several.macros-are-aliased-by-their-metadata
  (:require [several.macros-are-aliased-by-their-metadata.macros :as macros]))

(defmacro alias-macro [name target]
  `(do (def ~name (var ~target))
       (alter-meta! (var ~name) merge {:macro true})))
(alias-macro define macros/define)
(defmacro define-2 [& more] `(define ~@more))
(define ^{:doc "Two numbers."} one 1 2)
(define-2 two 3 4)
(def twice (var macros/twice))
(alter-meta! #'twice assoc :macro true)
(prn one two (twice 21) (:doc (meta #'one)) (:macro (meta #'define)))
