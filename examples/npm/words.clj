;; SPDX-License-Identifier: MIT
;;
;; A library for JavaScript: what is marked ^:export becomes a function of the
;; package. README.md says how it is built and used.
(ns words
  (:require [clojure.string :as str]))

(defn ^:export area
  "The area of a rectangle."
  [^double width ^double height]
  (* width height))

(defn ^:export gcd
  "The greatest common divisor."
  ^long [^long a ^long b]
  (if (zero? b) (abs a) (recur b (rem a b))))

(defn ^:export shout
  "The text in upper case.

  An exclamation mark is added
  if there is none."
  ^String [^String text]
  (let [s (str/upper-case text)]
    (if (str/ends-with? s "!") s (str s "!"))))

(defn ^:export blank?
  "Has the text nothing but blanks?"
  ^Boolean [^String text]
  (str/blank? text))

(defn ^:export word-count
  "How often each word is in a text, as a map."
  [^String text]
  (frequencies (re-seq #"\w+" (str/lower-case text))))

(defn ^:export top
  "The n most frequent words, or three, with their numbers."
  ([counts] (top counts 3))
  ([counts ^long n]
   (take n (sort-by (juxt (comp - val) key) counts))))

;; State lives as long as the instance does.
(def ^:private seen (atom #{}))

(defn ^:export remember!
  "Adds words to those that are known; how many that are."
  [& words]
  (count (swap! seen into words)))

(defn ^:export known
  "All words that are known, as a set."
  ^clojure.lang.IPersistentSet []
  @seen)

(defn ^:export naturals
  "1, 2, 3... without end."
  ^clojure.lang.ISeq []
  (iterate inc 1))

(defn ^:export adder
  "A function that adds n."
  ^clojure.lang.IFn [n]
  (fn [x] (+ n x)))

(defn ^:export lookup
  "The user of an id; there is none."
  [id]
  (throw (ex-info "no such user" {:id id})))
