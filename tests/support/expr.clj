;; SPDX-License-Identifier: MIT
;; Shows what an expression of tests/expr gives, in one line: its value, or the
;; exception; before that what it printed. Numbers in the names of functions
;; are no promise; nor is the tail of the JVM's ClassCastException, which speaks
;; of modules, nor its words about null, which speak of its own code.
(ns support.expr
  (:require [clojure.string :as str]))

(defn failure [t]
  (let [message (ex-message t)]
    (str (.getName (class t)) ": "
         (some-> (when-not (instance? NullPointerException t) message)
                 (str/replace #" \([^()]* (?:is|are) in [^()]*\)$" "")
                 (str/replace #"__\d+|--\d+|[/$]eval\d+" "")
                 (str/replace #"@[0-9a-f]+" "@N")
                 (str/replace "\n" "\\n")
                 (str/replace "\r" "\\r")))))

;; Control characters in sight, so that the .out files are text.
(defn visible [s]
  (str/replace s #"[\x00-\x1f\x7f]"
               (fn [c] (format "\\u%04x" (int (first c))))))

(defn show [f]
  (let [value (volatile! nil)
        printed (with-out-str
                  (vreset! value (try (pr-str (f))
                                      (catch Throwable t (failure t)))))]
    (when-not (= printed "")
      (print (pr-str printed) ""))
    (println (visible @value))
    (flush)))
