;; SPDX-License-Identifier: MIT
;;
;; What bench/border/run calls from JavaScript.
(ns border
  (:require [clojure.string :as str]))

(defn ^:export area ^double [^double w ^double h] (* w h))
(defn ^:export gcd ^long [^long a ^long b] (if (zero? b) a (recur b (rem a b))))
(defn ^:export echo ^String [^String s] s)
(defn ^:export upper ^String [^String s] (str/upper-case s))
