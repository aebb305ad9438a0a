;; SPDX-License-Identifier: MIT
;;
;; clojure.walk: transforming nested data. walk rebuilds one level of a form,
;; of the same kind; the other functions apply it at all levels.
(ns clojure.walk)

(defn walk
  "Applies inner to each part of form and outer to the form rebuilt of them."
  [inner outer form]
  (cond
    (list? form) (outer (with-meta (apply list (map inner form)) (meta form)))
    (map-entry? form) (outer (rt/map-entry (inner (key form))
                                           (inner (val form))))
    (seq? form) (outer (with-meta (doall (map inner form)) (meta form)))
    (record? form)
    (outer (reduce (fn [r x] (conj r (inner x))) form form))
    (coll? form) (outer (into (empty form) (map inner form)))
    :else (outer form)))

(defn postwalk
  "Replaces each form, the innermost first, by (f form)."
  [f form]
  (walk (fn [x] (postwalk f x)) f form))

(defn prewalk
  "Replaces each form, the outermost first, by (f form)."
  [f form]
  (walk (fn [x] (prewalk f x)) identity (f form)))

(defn postwalk-demo "Prints each form postwalk visits." [form]
  (postwalk (fn [x] (print "Walked: ") (prn x) x) form))
(defn prewalk-demo "Prints each form prewalk visits." [form]
  (prewalk (fn [x] (print "Walked: ") (prn x) x) form))

(defn ^{:private true} map-keys
  [f m]
  (postwalk
   (fn [x]
     (if (map? x)
       (with-meta (into {} (map (fn [e] [(f (key e)) (val e)])) x) (meta x))
       x))
   m))

(defn keywordize-keys "Makes keywords of all string keys." [m]
  (map-keys (fn [k] (if (string? k) (keyword k) k)) m))
(defn stringify-keys "Makes strings of all keyword keys." [m]
  (map-keys (fn [k] (if (keyword? k) (name k) k)) m))

(defn macroexpand-all
  "form with all calls of macros expanded; in macros only, as macroexpand."
  [form]
  (prewalk (fn [x] (if (seq? x) (macroexpand x) x)) form))

(defn prewalk-replace
  "Replaces forms that are keys of smap by its values, outermost first."
  [smap form]
  (prewalk (fn [x] (if (contains? smap x) (smap x) x)) form))

(defn postwalk-replace
  "Replaces forms that are keys of smap by its values, innermost first."
  [smap form]
  (postwalk (fn [x] (if (contains? smap x) (smap x) x)) form))
