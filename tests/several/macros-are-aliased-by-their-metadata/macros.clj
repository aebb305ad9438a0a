;; SPDX-License-Identifier: MIT
(ns several.macros-are-aliased-by-their-metadata.macros)
(defmacro define [name & parts] `(def ~name [~@parts]))
(defmacro twice [x] `(+ ~x ~x))
