;; SPDX-License-Identifier: MIT
;;
;; Documents as nested maps {:tag :attrs :content}, as the JVM's parser gives them:
;; text of blanks only is left out, names keep their prefix, comments and
;; processing instructions say nothing. There are no DTDs: of entities those five
;; are known that XML itself has.
(ns clojure.xml
  (:require [cljwc.markup :as markup]
            [clojure.java.io :as io]
            [clojure.string :as str]))

(def tag (fn [e] (:tag e)))
(def attrs (fn [e] (:attrs e)))
(def content (fn [e] (:content e)))
(defstruct element :tag :attrs :content)

(defn- broken [& what]
  (throw (new org.xml.sax.SAXParseException (apply str what))))

;; ---------------------------------------------------------------------------
;; Characters

(defn- character [digits radix]
  (let [code (try (Long/parseLong digits radix)
                  (catch NumberFormatException _ -1))]
    (if (or (< 0 code 0xd800) (< 0xdfff code 0x110000))
      (markup/code-point code)
      (broken "Character reference \"&#" (if (= radix 16) "x" "") digits
              "\" is an invalid XML character."))))

(defn- entity [[_ name]]
  (cond
    (str/starts-with? name "#x") (character (subs name 2) 16)
    (str/starts-with? name "#") (character (subs name 1) 10)
    :else (or (get markup/entities name)
              (broken "The entity \"" name "\" was referenced, but not "
                      "declared."))))

(defn- unescape [text]
  (if (str/includes? text "&")
    (if (re-find #"&(?![^\s&;]+;)" text)
      (broken "The entity name must immediately follow the '&' in the entity "
              "reference.")
      (str/replace text #"&([^\s&;]+);" entity))
    text))

;; ---------------------------------------------------------------------------
;; Tags

(def ^:private attribute #"\s+([^\s=<>/\"']+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")

;; What is between < and > (or />), as an element.
(defn- start-tag [text]
  (let [name (or (re-find #"^[^\s<>/='\"]+" text)
                 (broken "The content of elements must consist of well-formed "
                         "character data or markup."))
        text (subs text (count name))
        found (re-seq attribute text)
        pairs (map (fn [[_ k a b]]
                     [(keyword k)
                      (unescape (str/replace (or a b) #"[\t\n\r]" " "))])
                   found)]
    (when-not (str/blank? (str/replace text attribute ""))
      (broken "Element type \"" name "\" must be followed by either attribute "
              "specifications, \">\" or \"/>\"."))
    (when (and (seq pairs) (not (apply distinct? (map first pairs))))
      (broken "Attribute was already specified for element \"" name "\"."))
    (struct element (keyword name) (when (seq pairs) (into {} (reverse pairs))) nil)))

(defn- end-of [^String s ^String mark from]
  (let [i (.indexOf s mark (int from))]
    (if (neg? i)
      (broken "XML document structures must start and end within the same "
              "entity.")
      i)))

(defn- tag-end [s from]
  (or (markup/tag-end s from) (end-of s ">" (count s))))

;; A document type ends after its internal subset.
(defn- doctype-end [^String s from]
  (let [end (tag-end s from) open (.indexOf s "[" (int from))]
    (if (< -1 open end) (tag-end s (end-of s "]" open)) end)))

;; ---------------------------------------------------------------------------
;; The document: a stack of open elements, below them what holds the root

(defn- add [stack x]
  (conj (pop stack)
        (let [e (peek stack)] (assoc e :content (conj (or (:content e) []) x)))))

;; The characters since the last tag.
(defn- add-text [stack text]
  (cond
    (str/blank? text) stack
    (< 1 (count stack)) (add stack text)
    (:content (peek stack))
    (broken "Content is not allowed in trailing section.")
    :else (broken "Content is not allowed in prolog.")))

(defn- close [stack name]
  (let [done (peek stack)]
    (when-not (and (< 1 (count stack)) (= (:tag done) (keyword name)))
      (broken "The element type \"" (some-> (:tag done) symbol) "\" must be "
              "terminated by the matching end-tag \"</"
              (some-> (:tag done) symbol) ">\"."))
    (add (pop stack) done)))

(defn- open [stack text]
  (when (and (= 1 (count stack)) (:content (peek stack)))
    (broken "The markup in the document following the root element must be "
            "well-formed."))
  (let [empty (str/ends-with? text "/")
        e (start-tag (if empty (subs text 0 (dec (count text))) text))]
    (cond-> (conj stack e) empty (close (subs (str (:tag e)) 1)))))

(defn- root [stack]
  (when (< 1 (count stack)) (end-of "" ">" 0))
  (or (first (:content (peek stack))) (broken "Premature end of file.")))

(defn- parse-text [^String s]
  (loop [i 0 text "" stack [{}]]
    (let [lt (.indexOf s "<" (int i))
          text (str text (unescape (if (neg? lt) (subs s i) (subs s i lt))))
          at? (fn [^String mark] (.startsWith s mark (int lt)))]
      (cond
        (neg? lt) (root (add-text stack text))
        (at? "<!--") (recur (+ 3 (end-of s "-->" (+ lt 4))) text stack)
        (at? "<?") (recur (+ 2 (end-of s "?>" lt)) text stack)
        (at? "<![CDATA[")
        (let [end (end-of s "]]>" lt)]
          (recur (+ 3 end) (str text (subs s (+ lt 9) end)) stack))
        (at? "<!") (recur (inc (doctype-end s lt)) text stack)
        (at? "</")
        (let [end (end-of s ">" lt)]
          (recur (inc end) ""
                 (close (add-text stack text)
                        (str/trimr (subs s (+ lt 2) end)))))
        :else
        (let [end (tag-end s lt)]
          (recur (inc end) ""
                 (open (add-text stack text) (subs s (inc lt) end))))))))

;; ---------------------------------------------------------------------------
;; parse, emit

(defn- source [s]
  (cond
    (instance? org.xml.sax.InputSource s)
    (or (.getCharacterStream s) (.getByteStream s) (source (.getSystemId s)))
    (string? s) (io/file (str/replace s #"^file:(//)?" ""))
    :else s))

(defn parse
  "The root element of a document: {:tag :attrs :content}. s is a File, stream,
  org.xml.sax.InputSource, or the URI of a file."
  [s]
  (let [text (str/replace (slurp (source s)) #"\r\n?" "\n")]
    (parse-text (if (str/starts-with? text "\ufeff") (subs text 1) text))))

(defn emit-element
  "Prints an element, a tag a line; nothing is escaped."
  [e]
  (if (string? e)
    (println e)
    (let [{:keys [tag attrs content]} e]
      (print (str "<" (name tag)))
      (doseq [[k v] attrs] (print (str " " (name k) "='" v "'")))
      (if content
        (do (println ">")
            (run! emit-element content)
            (println (str "</" (name tag) ">")))
        (println "/>")))))

(defn emit "Prints a document with the root x." [x]
  (println "<?xml version='1.0' encoding='UTF-8'?>")
  (emit-element x))
