;; SPDX-License-Identifier: MIT
;;
;; Counts the words of a file, or of standard input, and prints the twenty
;; most frequent:
;;
;;     cljwc run examples/wordcount.clj README.md
;;
;; A program is a pipeline of functions on plain values: text -> words -> map
;; of word to count -> sorted entries -> lines.
(ns wordcount
  (:require [clojure.string :as str]))

(defn words [text]
  (re-seq #"[a-z]+" (str/lower-case text)))

(defn top
  "The n entries with the highest counts; equal counts in the order of words."
  [n counts]
  (take n (sort-by (fn [[word times]] [(- times) word]) counts)))

(defn -main [& [file]]
  (let [text (slurp (or file *in*))
        counts (frequencies (words text))]
    (println (reduce + (vals counts)) "words," (count counts) "different")
    (doseq [[word times] (top 20 counts)]
      (println times word))))
