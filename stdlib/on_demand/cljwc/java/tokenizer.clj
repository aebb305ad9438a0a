;; SPDX-License-Identifier: MIT
;;
;; java.util.StringTokenizer, which takes texts apart, and StringJoiner.
(ns cljwc.java.tokenizer)

(defn- delimiter? [delimiters text i]
  (<= 0 (rt/str-index-of delimiters (str (nth text i)) 0)))
(defn- skip
  "The first place from i on where a character is a delimiter, or is none."
  [text delimiters i wanted]
  (loop [i i]
    (if (and (< i (count text))
             (not= wanted (delimiter? delimiters text i)))
      (recur (inc i))
      i)))

(deftype* StringTokenizer [text ^:unsynchronized-mutable delimiters returned?
                           ^:unsynchronized-mutable at]
  {:class "java.util.StringTokenizer"}
  Object
  (start [_] (if returned? at (skip text delimiters at false)))
  (end [_ from]
    (let [to (skip text delimiters from true)]
      (if (and returned? (= to from) (< from (count text))) (inc from) to)))
  (hasMoreTokens [this] (< (.start this) (count text)))
  (hasMoreElements [this] (.hasMoreTokens this))
  (nextToken [this]
    (let [from (.start this)]
      (when (= from (count text))
        (throw (new java.util.NoSuchElementException)))
      (set! at (.end this from))
      (subs text from at)))
  (nextToken [this other]
    (set! delimiters other)
    (.nextToken this))
  (nextElement [this] (.nextToken this))
  (countTokens [this]
    (let [before at]
      (loop [n 0]
        (if (.hasMoreTokens this)
          (do (.nextToken this) (recur (inc n)))
          (do (set! at before) (int n)))))))

(defn StringTokenizer--new
  ([text] (StringTokenizer--new text " \t\n\r\f"))
  ([text delimiters] (StringTokenizer--new text delimiters false))
  ([text delimiters returned?]
   (when (nil? text) (throw (new NullPointerException)))
   (new StringTokenizer text delimiters returned? 0)))

(deftype* StringJoiner [separator before after ^:unsynchronized-mutable parts
                        ^:unsynchronized-mutable none]
  {:class "java.util.StringJoiner"}
  Object
  (add [this x]
    (set! parts (conj parts (if (nil? x) "null" (str x))))
    this)
  (setEmptyValue [this x] (set! none (str x)) this)
  (length [this] (int (count (.toString this))))
  (toString [_]
    (if (and none (= [] parts))
      none
      (str before (apply str (interpose separator parts)) after))))

(defn StringJoiner--new
  ([separator] (StringJoiner--new separator "" ""))
  ([separator before after]
   (new StringJoiner (str separator) (str before) (str after) [] nil)))
