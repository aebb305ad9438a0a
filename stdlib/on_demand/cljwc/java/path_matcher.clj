;; SPDX-License-Identifier: MIT
;;
;; java.nio.file.FileSystem and its matchers of paths. A glob is read into a
;; vector of parts, each a character, a keyword or a map, which are matched with
;; what follows as a function: PCRE2 is linked only for matchers that are asked
;; for by name, since those may be regexes.
(ns cljwc.java.path_matcher
  (:require [clojure.string :as str] [cljwc.java.files :as files]))

;; ---------------------------------------------------------------------------
;; Reading a glob: each function returns [parts, next position].

(defn- fail [glob i what]
  (throw (new java.util.regex.PatternSyntaxException
              (str what " near index " i "\n" glob
                   (when (< i (count glob))
                     (str "\n" (apply str (repeat i " ")) "^"))))))

(declare read-parts)

(defn- range-end
  "The character that ends a range whose - is at i; nil: the bracket is closed."
  [glob low i]
  (let [c (get glob (inc i))]
    (cond (nil? low) (fail glob i "Invalid range")
          (or (nil? c) (= c \])) nil
          (neg? (compare c low)) (fail glob (dec i) "Invalid range")
          :else c)))

(defn- read-set
  "Behind [: ranges of characters, and whether all others are meant."
  [glob i]
  (let [others? (= \! (get glob i))
        start (if others? (inc i) i)
        dash? (and (= \- (get glob start)))
        done (fn [ranges i]
               [{:ranges ranges :others? others?} (inc i)])]
    (loop [i (if dash? (inc start) start)
           ranges (if dash? [[\- \-]] [])
           low nil]
      (let [c (get glob i)]
        (cond (nil? c) (fail glob (dec i) "Missing ']")
              (= c \]) (done ranges i)
              (= c \/) (fail glob i "Explicit 'name separator' in class")
              (= c \-)
              (if-let [high (range-end glob low i)]
                (recur (+ i 2) (conj ranges [low high]) nil)
                (if (get glob (inc i))
                  (done (conj ranges [\- \-]) (inc i))
                  (fail glob (inc i) "Missing ']")))
              :else (recur (inc i) (conj ranges [c c]) c))))))

(defn- read-group
  "Behind {: alternatives, to the next }."
  [glob i]
  (loop [i i branches []]
    (let [[parts i] (read-parts glob i true) branches (conj branches parts)]
      (case (get glob i)
        \, (recur (inc i) branches)
        \} [{:branches branches} (inc i)]
        (fail glob (dec i) "Missing '}")))))

(defn- read-part [glob i in-group?]
  (let [c (get glob i) following (get glob (inc i))]
    (case c
      \\ (if following
           [following (+ i 2)]
           (fail glob i "No character to escape"))
      \[ (read-set glob (inc i))
      \{ (if in-group?
           (fail glob i "Cannot nest groups")
           (read-group glob (inc i)))
      \* (if (= following \*) [:anything (+ i 2)] [:name (inc i)])
      \? [:character (inc i)]
      [c (inc i)])))

(defn- read-parts [glob i in-group?]
  (loop [i i parts []]
    (let [c (get glob i)]
      (if (or (nil? c) (and in-group? (or (= c \,) (= c \}))))
        [parts i]
        (let [[part i] (read-part glob i in-group?)]
          (recur i (conj parts part)))))))

;; ---------------------------------------------------------------------------
;; Matching

(defn- in-set? [{:keys [ranges others?]} c]
  (and (not= c \/)
       (not= others? (boolean (some (fn [[low high]]
                                      (<= (int low) (int c) (int high)))
                                    ranges)))))
(defn- is-one? [part c]
  (cond (char? part) (= part c)
        (= part :character) (not= c \/)
        :else (in-set? part c)))

(declare matches?)

(defn- some-length?
  "Do the other parts match after some number of characters from i on?"
  [parts text i slashes? k]
  (loop [i i]
    (or (matches? parts text i k)
        (if (and (< i (count text)) (or slashes? (not= \/ (nth text i))))
          (recur (inc i))
          false))))

(defn- matches?
  "Do the parts match `text` from i on, and (k position) holds where they end?"
  [parts text i k]
  (let [part (first parts) parts (next parts)]
    (cond (nil? part) (k i)
          (= part :anything) (some-length? parts text i true k)
          (= part :name) (some-length? parts text i false k)
          (:branches part)
          (boolean (some (fn [branch]
                           (matches? branch text i
                                     (fn [i] (matches? parts text i k))))
                         (:branches part)))
          (and (< i (count text)) (is-one? part (nth text i)))
          (recur parts text (inc i) k)
          :else false)))

(deftype* GlobMatcher [parts]
  {:class "sun.nio.fs.UnixFileSystem$3"}
  java.nio.file.PathMatcher
  (matches [_ p]
    (let [text (str p)]
      (matches? parts text 0 (fn [i] (= i (count text)))))))
(defn- glob-matcher [glob] (new GlobMatcher (first (read-parts glob 0 false))))

(deftype* RegexMatcher [pattern]
  {:class "sun.nio.fs.UnixFileSystem$3"}
  java.nio.file.PathMatcher
  (matches [_ p] (some? (re-matches pattern (str p)))))

;; ---------------------------------------------------------------------------
;; The file system: there is one.

(defn- matcher-of [text]
  (let [i (or (str/index-of text ":") 0)
        syntax (subs text 0 i) pattern (subs text (min (count text) (inc i)))]
    (when (= i 0) (throw (new IllegalArgumentException)))
    (case (str/lower-case syntax)
      "glob" (glob-matcher pattern)
      "regex" (new RegexMatcher (re-pattern pattern))
      (#'files/unsupported "Syntax '" syntax "' not recognized"))))

(deftype* FileSystem []
  {:class "java.nio.file.FileSystem"}
  java.io.Closeable
  (close [_] (throw (new UnsupportedOperationException)))
  Object
  (getSeparator [_] "/")
  (getPath [_ x] (java.nio.file.Path/of x))
  (getPath [_ x more] (java.nio.file.Path/of x more))
  (getPathMatcher [_ text] (matcher-of text))
  (getRootDirectories [_] [(java.nio.file.Path/of "/")])
  (supportedFileAttributeViews [_]
    (if (rt/file-has-owners) #{"basic" "posix" "unix" "owner"} #{"basic"}))
  (isOpen [_] true)
  (isReadOnly [_] false))
(def ^:private default-system (new FileSystem))
(defn FileSystems--getDefault [] default-system)
(defn -getFileSystem [path] default-system)
