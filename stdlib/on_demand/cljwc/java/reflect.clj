;; SPDX-License-Identifier: MIT
;;
;; java.lang.reflect, as far as a program knows of itself: the methods that the
;; objects of a class have. Those of the runtime's own classes are functions,
;; which no class lists.
(ns cljwc.java.reflect)

(deftype* Method [class name]
  {:class "java.lang.reflect.Method"}
  Object
  (getName [_] name)
  (getDeclaringClass [_] class)
  (toString [_] (str (rt/class-name class) "." name)))

(defn -getDeclaredMethods
  "The methods that objects of the class have, one for all arities; an
  UnsupportedOperationException if that is not known."
  [c]
  (let [names (rt/type-methods c)]
    (if (false? names)
      (throw (new UnsupportedOperationException (str "the methods of " c))))
    (into-array Method (map (fn [name] (new Method c (str name))) names))))
(defn -getMethods [c] (-getDeclaredMethods c))
