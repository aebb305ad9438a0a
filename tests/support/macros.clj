;; SPDX-License-Identifier: MIT
(ns support.macros
  (:require [clojure.string :as str]))

(defn- repeated [n x] (vec (repeat n x)))

(defmacro times [n x] (repeated n x))

(defmacro defined-twice [name v]
  `(do (def ~name [~v ~(str/upper-case (str name))]) ~name))
