;; SPDX-License-Identifier: MIT
;;
;; The two classes of specter that are Java: a cell and a maker of arrays.
(ns cljwc.java.specter)

(deftype* MutableCell [^:unsynchronized-mutable value]
  {:class "com.rpl.specter.MutableCell"}
  Object
  (get [_] value)
  (set [_ x] (set! value x) nil))
(defn MutableCell--new [x] (new MutableCell x))

(defn Util--makeObjectArray [n] (object-array n))
