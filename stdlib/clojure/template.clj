;; SPDX-License-Identifier: MIT
;;
;; clojure.template: an expression repeated for groups of values.
(ns clojure.template
  (:require [clojure.walk :as walk]))

(defn apply-template
  "expr with the symbols of argv replaced by values."
  [argv expr values]
  (walk/postwalk-replace (zipmap argv values) expr))

(defmacro do-template
  "Evaluates expr for each group of values in place of argv."
  [argv expr & values]
  `(do ~@(map (fn [group] (apply-template argv expr group))
              (partition (count argv) values))))
