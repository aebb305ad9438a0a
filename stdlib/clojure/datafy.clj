;; SPDX-License-Identifier: MIT
;;
;; clojure.datafy: objects as data, and the way back. Exceptions and references
;; have a form of their own.
(ns clojure.datafy
  (:require [clojure.core.protocols :as p]))

(defn datafy
  "x as data. What differs from x and can have metadata gets x and its class as
  ::obj and ::class."
  [x]
  (let [v (p/datafy x)]
    (if (or (identical? v x) (not (instance? clojure.lang.IObj v)))
      v
      (vary-meta v assoc ::obj x
                 ::class (symbol (rt/class-name (class x)))))))

(defn nav
  "What the value v, found at k of coll, stands for."
  [coll k v]
  (p/nav coll k v))

(extend-protocol p/Datafiable
  Throwable
  (datafy [x] (Throwable->map x))
  clojure.lang.IRef
  (datafy [r] (with-meta [(deref r)] (meta r))))
