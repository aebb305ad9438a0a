;; SPDX-License-Identifier: MIT
;;
;; java.text.MessageFormat: text in which {0} stands for the first argument.
;; Formats of elements are those of numbers, as Locale/ROOT has them.
(ns cljwc.java.message_format
  (:require [cljwc.java.text :as text])
  (:import [java.text DecimalFormat NumberFormat]))

(defn- malformed [message] (throw (new IllegalArgumentException message)))

(defn- number-format [style]
  (case style
    nil (NumberFormat/getInstance)
    "integer" (NumberFormat/getIntegerInstance)
    "percent" (NumberFormat/getPercentInstance)
    (DecimalFormat. style)))
(defn- argument-number [text]
  (let [n (parse-long text)]
    (cond (nil? n) (malformed (str "can't parse argument number: " text))
          (neg? n) (malformed (str "negative argument number: " text))
          :else n)))
(defn- element
  "The part of a pattern that stands between braces: number, type, style."
  [text]
  (let [[_ number kind style] (re-matches #"([^,]*)(?:,([^,]*)(?:,(.*))?)?" text)]
    {:number (argument-number number)
     :format (case (when kind (rt/str-trim kind))
               nil nil
               "number" (number-format (when style (rt/str-trim style)))
               (malformed (str "unknown format type: " kind)))}))

(defn- elements
  "The pattern's parts, strings and elements. Between quotes nothing stands for
  anything else; two of them are one of the text."
  [pattern]
  (loop [parts [] text "" quoted? false i 0]
    (let [c (when (< i (count pattern)) (nth pattern i))]
      (cond (nil? c) (conj parts text)
            (= c \')
            (if (= \' (get pattern (inc i)))
              (recur parts (str text c) quoted? (+ i 2))
              (recur parts text (not quoted?) (inc i)))
            (and (= c \{) (not quoted?))
            (let [end (rt/str-index-of pattern "}" i)]
              (when (neg? end) (malformed "Unmatched braces in the pattern."))
              (recur (conj parts text (element (subs pattern (inc i) end)))
                     "" false (inc end)))
            :else (recur parts (str text c) quoted? (inc i))))))

(defn- shown [x style]
  (cond (nil? x) "null"
        style (.format style x)
        (number? x) (.format (NumberFormat/getInstance) x)
        :else (str x)))
(defn- put-in [parts arguments]
  (apply str
         (map (fn [part]
                (if (string? part)
                  part
                  (let [{:keys [number format]} part]
                    (if (< number (count arguments))
                      (shown (nth arguments number) format)
                      (str "{" number "}")))))
              parts)))

(deftype* MessageFormat [^:unsynchronized-mutable pattern
                         ^:unsynchronized-mutable parts]
  {:class "java.text.MessageFormat"}
  Object
  (format [_ arguments] (put-in parts arguments))
  (applyPattern [_ text]
    (set! pattern text)
    (set! parts (elements text))
    nil)
  (toPattern [_] pattern)
  (equals [_ x] (and (instance? MessageFormat x) (= pattern (.toPattern x))))
  (hashCode [_] (rt/str-hash-code pattern)))
(defn MessageFormat--new
  ([pattern] (new MessageFormat pattern (elements pattern)))
  ([pattern locale] (MessageFormat--new pattern)))
(defn MessageFormat--format [pattern & arguments]
  (put-in (elements pattern) (#'cljwc.java/varargs arguments)))
