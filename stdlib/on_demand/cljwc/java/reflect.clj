;; SPDX-License-Identifier: MIT
;;
;; java.lang.reflect, as far as a program knows of itself: the methods that the
;; objects of a class have, and how many arguments a function takes. Methods of
;; the runtime's own classes are functions, which no class lists.
(ns cljwc.java.reflect)

(deftype* Method [class name parameters result]
  {:class "java.lang.reflect.Method"}
  Object
  (getName [_] name)
  (getDeclaringClass [_] class)
  (getParameterCount [_]
    (when-not parameters
      (throw (new UnsupportedOperationException
                  (str "the parameters of " name " of " class))))
    (int parameters))
  (getParameterTypes [this]
    (into-array Class (repeat (.getParameterCount this) Object)))
  (getReturnType [_] result)
  (toString [_] (str (rt/class-name class) "." name)))

(defn- functions-methods
  "The methods of a function's class, whose arities are the bits."
  [c bits]
  (when (bit-test bits 7)
    (throw (new UnsupportedOperationException
                (str "the methods with many parameters of " c))))
  (let [required (dec (bit-shift-right bits 8))]
    (concat
     (for [n (range 7) :when (bit-test bits n)] (new Method c "invoke" n Object))
     (when-not (neg? required)
       [(new Method c "doInvoke" (inc required) Object)
        (new Method c "getRequiredArity" 0 Integer/TYPE)]))))

(defn -getDeclaredMethods
  "The methods that objects of the class have; of a type's, one for all arities.
  An UnsupportedOperationException if that is not known."
  [c]
  (let [names (rt/type-methods c) bits (rt/type-arities c)]
    (cond bits (into-array Method (functions-methods c bits))
          (false? names)
          (throw (new UnsupportedOperationException (str "the methods of " c)))
          :else
          (into-array Method (map (fn [name] (new Method c (str name) nil Object))
                                  names)))))
(defn -getMethods [c] (-getDeclaredMethods c))
(defn -getRequiredArity [f]
  (let [bits (or (rt/type-arities (class f)) 0)]
    (when (< bits 256)
      (throw (new IllegalArgumentException
                  (str "No matching field found: getRequiredArity for " (class f)))))
    (int (dec (bit-shift-right bits 8)))))
