;; SPDX-License-Identifier: MIT
(ns analyze.the-class-of-a-function-has-a-name
  (:require [clojure.string]))

(prn clojure.core$long (= clojure.core$long (class long)))
(prn (instance? clojure.core$map_indexed map-indexed)
     (instance? clojure.string$join inc))
(prn (:tag (assoc {} :tag clojure.core$long)))
