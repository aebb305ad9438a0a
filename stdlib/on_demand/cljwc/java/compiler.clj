;; SPDX-License-Identifier: MIT
;;
;; What walkers of code ask the JVM's compiler for while a macro runs: vars that
;; hold what it knows of the place, and descriptions of locals. Such a walker
;; starts without locals and puts those in that it meets.
(ns cljwc.java.compiler)

(def ^:dynamic local-env {})
(def ^:dynamic method nil)
(def ^:dynamic clear-sites nil)
(def Compiler--LOCAL_ENV (var local-env))
(def Compiler--METHOD (var method))
(def Compiler--CLEAR_SITES (var clear-sites))

(deftype* ObjExpr [tag] {:class "clojure.lang.Compiler$ObjExpr"})
(defn Compiler$ObjExpr--new [tag] (new ObjExpr tag))
(deftype* ObjMethod [objx parent] {:class "clojure.lang.Compiler$ObjMethod"})
(defn Compiler$ObjMethod--proxy [methods objx parent]
  (new ObjMethod objx parent))

(deftype* LocalBinding [idx sym tag init is-arg]
  {:class "clojure.lang.Compiler$LocalBinding"}
  Object
  (hasJavaClass [_] (some? tag)))
(defn Util--localBinding [n sym tag form] (new LocalBinding n sym tag form false))
(defn Util--localArgument [n sym tag] (new LocalBinding n sym tag nil true))

;; A field that functions have on the JVM: which method a protocol's function has
;; found last. Ours remember that elsewhere; this is for programs that wrap such
;; functions and hand its value on.
(def ^:private method-caches (atom {}))
(defn -__methodImplCache [f] (get @method-caches f))
(defn field-__methodImplCache [f] (get @method-caches f))
(defn set-__methodImplCache [f x] (swap! method-caches assoc f x) x)
