;; SPDX-License-Identifier: MIT
;;
;; Private vars of Clojure's namespaces that libraries reach all the same, as
;; #'clojure.core/imap-cons; and constructors of Clojure's own types.
(ns cljwc.java.private_vars
  (:require [clojure.string :as str]))

(defn core-assert-args
  "The form by which a macro, given its own form, requires what pairs of a test
  and a text say of its arguments."
  [form env & pairs]
  (cons 'do
        (for [[test text] (partition 2 pairs)]
          (list 'when-not test
                (list 'throw
                      (list 'new 'IllegalArgumentException
                            (str (first form) " requires " text " in " *ns* ":"
                                 (:line (meta form)))))))))
(defn core-sigs
  "The parameter lists of what follows the name in a defn."
  [arities]
  (map first arities))
(defn core-binding-conveyor-fn [f] (bound-fn* f))
(defn core-deref-future
  ([x] (.get x))
  ([x ms default]
   (try (.get x ms java.util.concurrent.TimeUnit/MILLISECONDS)
        (catch java.util.concurrent.TimeoutException e default))))
(defn core-imap-cons
  "What conj makes of a map and an entry, a pair or entries."
  [m x]
  (cond (instance? java.util.Map$Entry x) (assoc m (key x) (val x))
        (vector? x)
        (if (= 2 (count x))
          (assoc m (nth x 0) (nth x 1))
          (throw (new IllegalArgumentException
                      "Vector arg to map conj must be a pair")))
        :else (reduce (fn [m e] (assoc m (key e) (val e))) m x)))

;; --- printing ---

(def core-system-newline "\n")
(defn core-print-sequential [begin print-one separator end xs w]
  (binding [*print-level* (and *print-level* (dec *print-level*))]
    (if (and *print-level* (neg? *print-level*))
      (.write w "#")
      (do
        (.write w begin)
        (loop [xs (seq xs) left *print-length*]
          (when xs
            (if (and left (zero? left) (not *print-dup*))
              (.write w "...")
              (do (print-one (first xs) w)
                  (when (next xs)
                    (.write w separator)
                    (recur (next xs) (when left (dec left))))))))
        (.write w end))))
  nil)
(defn core-print-prefix-map [prefix m print-one w]
  (core-print-sequential (str prefix "{")
                         (fn [e w]
                           (print-one (key e) w)
                           (.write w " ")
                           (print-one (val e) w))
                         ", " "}" (seq m) w))
(defn core-print-map [m print-one w] (core-print-prefix-map nil m print-one w))

;; --- clojure.string ---

(defn string-replace-by [s pattern f] (str/replace s pattern f))
(defn string-replace-first-by [s pattern f] (str/replace-first s pattern f))

(defn MultiFn--new [name dispatch default hierarchy]
  (#'clojure.core/multi-fn name dispatch default hierarchy))
