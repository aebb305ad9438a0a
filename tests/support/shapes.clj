;; SPDX-License-Identifier: MIT
(ns support.shapes
  (:require [support.numbers :as n]))

(def pi 3)
(def unit {:r 1})

(defn area [{:keys [r]}] (n/double-it (* pi r r)))

(defmacro with-pi [& body] `(let [~'p pi] ~@body))
