;; SPDX-License-Identifier: MIT
(ns support.answers
  "Forms and what they give, a line each, with Java's collections in an order.")

(defn show [x]
  (cond
    (instance? java.util.Map x)
    (str (.getSimpleName (class x))
         (into (sorted-map-by (fn [a b] (compare (str a) (str b)))) x))
    (and (instance? java.util.Collection x) (not (coll? x)))
    (str (.getSimpleName (class x)) (vec x))
    (and x (.isArray (class x))) (str "array" (vec x))
    :else (pr-str x)))

(defmacro answers [& forms]
  `(do ~@(for [form forms]
           `(println '~form "=>"
                     (try (show ~form)
                          (catch Throwable e# (.getName (class e#))))))))

(defmacro told
  "The same, shown by `show`; of exceptions also the message."
  [show & forms]
  `(do ~@(for [form forms]
           `(println '~form "=>"
                     (try (~show ~form)
                          (catch Throwable e#
                            (str (.getName (class e#)) " "
                                 (ex-message e#))))))))
