;; SPDX-License-Identifier: MIT
;;
;; What clojure.xml and the reader of POMs (deps/xml.clj) share. They differ in
;; what they take for broken, and say so themselves.
(ns cljwc.markup)

(def entities {"lt" "<" "gt" ">" "amp" "&" "quot" "\"" "apos" "'"})

(defn code-point
  "The string of a character from 1 to 0x10ffff."
  [code]
  (if (< code 0x10000)
    (str (char code))
    (let [above (- code 0x10000)]
      (str (char (+ 0xd800 (bit-shift-right above 10)))
           (char (+ 0xdc00 (bit-and above 0x3ff)))))))

(defn tag-end
  "Where the tag that is open at `from` has its >, which may also stand in the
  value of an attribute; nil: nowhere."
  [^String s from]
  (loop [i from quoted nil]
    (when (< i (count s))
      (let [c (.charAt s i)]
        (cond
          quoted (recur (inc i) (if (= c quoted) nil quoted))
          (or (= c \") (= c \')) (recur (inc i) c)
          (= c \>) i
          :else (recur (inc i) nil))))))
