;; SPDX-License-Identifier: MIT
;;
;; Reads XML as far as POMs and Maven's settings need it: elements and text,
;; CDATA, the named and numbered entities. Attributes, comments and processing
;; instructions are skipped; there are no DTDs. No library does this here: the
;; resolver is Clojure without Java, and a C library would be another
;; dependency of every build of cljwc for eighty lines.
;;
;; An element is {:tag "name" :content [element or text ...]}.
(ns deps.xml
  (:require [cljwc.markup :as markup] [clojure.string :as str]))

(defn- broken [what] (throw (ex-info (str "not well-formed: " what) {})))

(defn- character [code all]
  (if (and code (< 0 code 0x110000))
    (markup/code-point code)
    (broken (str all " is no character"))))

;; nil: not such a number, or one that is no character's anyway.
(defn- number-of [digits radix]
  (when (re-matches (if (= radix 16) #"[0-9a-fA-F]{1,8}" #"[0-9]{1,10}") digits)
    (Long/parseLong digits radix)))

(defn- entity [[all name]]
  (cond
    (str/starts-with? name "#x") (character (number-of (subs name 2) 16) all)
    (str/starts-with? name "#") (character (number-of (subs name 1) 10) all)
    :else (get markup/entities name all)))

(defn- unescape [text]
  (if (str/includes? text "&")
    (str/replace text #"&([#\w]+);" entity)
    text))

(defn- end-of [^String s ^String mark from]
  (let [i (.indexOf s mark from)]
    (if (neg? i) (broken (str "no " mark)) i)))

(defn- tag-end [s from]
  (or (markup/tag-end s from) (broken "a tag is left open")))

;; Without the prefix of a namespace.
(defn- tag-name [text]
  (let [name (or (re-find #"^[^\s/>]+" text)
                 (broken "an element has no name"))]
    (subs name (inc (.lastIndexOf ^String name ":")))))

(defn- add [stack x] (update-in stack [(dec (count stack)) :content] conj x))

(defn- add-text [stack text]
  (if (or (= 1 (count stack)) (str/blank? text)) stack (add stack text)))

(defn- close [stack name]
  (let [done (peek stack) rest (pop stack)]
    (when-not (and (= (:tag done) name) (seq rest))
      (broken (str "</" name "> closes <" (:tag done) ">")))
    (add rest done)))

(defn- open [stack text]
  (let [stack (conj stack {:tag (tag-name text) :content []})]
    (if (str/ends-with? text "/") (close stack (:tag (peek stack))) stack)))

(defn parse
  "The root element of a document."
  [^String s]
  (loop [i 0 stack [{:content []}]]
    (let [lt (.indexOf s "<" i)]
      (if (neg? lt)
        (or (and (= 1 (count stack)) (first (filter map? (:content (peek stack)))))
            (broken "it ends too early"))
        (let [stack (add-text stack (unescape (subs s i lt)))
              at? (fn [mark] (.startsWith s mark lt))]
          (cond
            (at? "<!--") (recur (+ 3 (end-of s "-->" lt)) stack)
            (at? "<![CDATA[")
            (let [end (end-of s "]]>" lt)]
              (recur (+ 3 end) (add-text stack (subs s (+ lt 9) end))))
            (at? "<?") (recur (+ 2 (end-of s "?>" lt)) stack)
            (at? "<!") (recur (inc (tag-end s lt)) stack)
            (at? "</")
            (let [end (end-of s ">" lt)]
              (recur (inc end)
                     (close stack (tag-name (subs s (+ lt 2) end)))))
            :else
            (let [end (tag-end s lt)]
              (recur (inc end) (open stack (subs s (inc lt) end))))))))))

(defn children
  "The elements in x, or those with the tag."
  ([x] (filter map? (:content x)))
  ([x tag] (filter (fn [c] (= tag (:tag c))) (children x))))

(defn child [x & path]
  (reduce (fn [x tag] (first (children x tag))) x path))

(defn text
  "The text of the element below x by the path; nil: there is none."
  [x & path]
  (when-let [found (apply child x path)]
    (str/trim (str/join (filter string? (:content found))))))
