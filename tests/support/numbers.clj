;; SPDX-License-Identifier: MIT
(ns support.numbers)

(defn double-it [x] (* 2 x))

(def ^:dynamic *scale* 10)

(defn scaled [x] (* *scale* x))

(defn- secret [] :secret)
