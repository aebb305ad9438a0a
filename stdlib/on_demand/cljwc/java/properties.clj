;; SPDX-License-Identifier: MIT
;;
;; What java.util.Properties have besides a map's methods, and their file format;
;; System/getProperties, which is a copy.
(ns cljwc.java.properties
  (:require [clojure.string :as str]
            [clojure.java.io :as io])
  (:import [java.util Properties]))

(defn- receiver [x method n]
  (if (instance? Properties x) x (#'cljwc.java/no-method x method n)))

(defn -getProperty
  ([p k] (let [x (.get (receiver p "getProperty" 1) k)] (when (string? x) x)))
  ([p k default] (let [x (-getProperty p k)] (if (nil? x) default x))))
(defn -setProperty [p k x] (.put (receiver p "setProperty" 2) k x))
(defn -stringPropertyNames [p]
  (into #{} (filter string?) (.keySet (receiver p "stringPropertyNames" 0))))
(defn -propertyNames [p]
  (java.util.Collections/enumeration (.keySet (receiver p "propertyNames" 0))))

;; --- the file format ---

(defn- blank? [c] (or (= c \space) (= c \tab) (= c \formfeed)))
(defn- skip-blanks [s] (apply str (drop-while blank? s)))

(defn- goes-on? [line] (odd? (count (re-find #"\\*$" line))))
(defn- logical-lines [text]
  (loop [lines (str/split text #"\r\n|\r|\n") out []]
    (if-let [[line & more] (seq lines)]
      (let [line (skip-blanks line)]
        (cond
          (or (= line "") (contains? #{\# \!} (first line))) (recur more out)
          (and (goes-on? line) more)
          (recur (cons (str (subs line 0 (dec (count line)))
                            (skip-blanks (first more)))
                       (rest more))
                 out)
          :else (recur more
                       (conj out (if (goes-on? line)
                                   (subs line 0 (dec (count line)))
                                   line)))))
      out)))

(defn- unescaped [s]
  (loop [s (seq s) out []]
    (if-let [[c & more] s]
      (if (and (= c \\) more)
        (let [[e & after] more]
          (if (= e \u)
            (let [digits (apply str (take 4 after))]
              (when-not (re-matches #"[0-9a-fA-F]{4}" digits)
                (throw (new IllegalArgumentException
                            "Malformed \\uxxxx encoding.")))
              (recur (seq (drop 4 after))
                     (conj out (char (Integer/parseInt digits 16)))))
            (recur after
                   (conj out (case e \t \tab \n \newline \r \return \f \formfeed e)))))
        (recur more (conj out c)))
      (apply str out))))

(defn- entry-of [line]
  (let [[_ k separator x]
        (re-matches #"(?s)((?:\\.|[^\\=: \t\f])*)([ \t\f]*[=:]?[ \t\f]*)(.*)" line)]
    [(unescaped k) (unescaped x)]))

(defn -load [p source]
  (let [p (receiver p "load" 1)
        reader (if (instance? java.io.Reader source)
                 source
                 (io/reader source :encoding "ISO-8859-1"))]
    (doseq [line (logical-lines (slurp reader))]
      (let [[k x] (entry-of line)] (.put p k x)))))

(defn- escaped [s key? unicode?]
  (apply str
         (map-indexed
          (fn [i c]
            (cond
              (= c \\) "\\\\"
              (= c \tab) "\\t"
              (= c \newline) "\\n"
              (= c \return) "\\r"
              (= c \formfeed) "\\f"
              (and (= c \space) (or key? (zero? i))) "\\ "
              (contains? #{\# \! \= \:} c) (str "\\" c)
              (and unicode? (not (< 31 (int c) 127))) (format "\\u%04X" (int c))
              :else c))
          s)))
(defn -store [p sink comments]
  (let [p (receiver p "store" 2)
        writer? (instance? java.io.Writer sink)
        out (if writer? sink (io/writer sink :encoding "ISO-8859-1"))]
    (when comments
      (.write out (str "#" (str/replace comments #"\r\n|\r|\n" "\n#") "\n")))
    (.write out (str "#" (new java.util.Date) "\n"))
    (doseq [[k x] p]
      (.write out (str (escaped k true (not writer?)) "="
                       (escaped x false (not writer?)) "\n")))
    (.flush out)))

(defn System--getProperties []
  (let [p (new Properties)]
    (doseq [k (concat (rt/property-names) (keys (rt/atom-get @#'cljwc.java/set-properties))
                      ["user.dir" "user.home" "user.name"])]
      (when-let [x (System/getProperty k)] (.put p k x)))
    p))
