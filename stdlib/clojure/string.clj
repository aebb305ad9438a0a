;; SPDX-License-Identifier: MIT
;;
;; clojure.string: functions on strings, in terms of the runtime's. Like the
;; original they take any object where a string is read, by its text; nil
;; throws NullPointerException in the runtime.
(ns clojure.string
  (:refer-clojure :exclude [replace reverse]))

(defn ^{:private true} text
  [s]
  (if (or (string? s) (nil? s)) s (str s)))

(defn ^{:private true} characters
  "text, of a CharSequence only."
  [s]
  (cond (or (string? s) (nil? s)) s
        (instance? CharSequence s) (str s)
        :else (rt/cast-error s "java.lang.CharSequence")))

(defn upper-case "s in upper case." [s] (rt/str-upper (text s)))
(defn lower-case "s in lower case." [s] (rt/str-lower (text s)))
(defn capitalize "s with the first character in upper case, others in lower."
  [s] (rt/str-capitalize (text s)))
(defn reverse "s with its characters in reverse order." [s]
  (rt/str-reverse (characters s)))
(defn trim "s without whitespace at both ends." [s]
  (rt/str-trim (characters s)))
(defn triml "s without whitespace at the left." [s]
  (rt/str-triml (characters s)))
(defn trimr "s without whitespace at the right." [s]
  (rt/str-trimr (characters s)))
(defn trim-newline "s without newlines and returns at the end." [s]
  (rt/str-trim-newline (characters s)))
(defn blank? "Is s nil, empty or only whitespace?" [s]
  (rt/str-is-blank (characters s)))
(defn starts-with? "Does s start with substr?" [s substr]
  (rt/str-starts-with (text s) substr))
(defn ends-with? "Does s end with substr?" [s substr]
  (rt/str-ends-with (text s) substr))
(defn includes? "Does s include substr?" [s substr]
  (rt/str-includes (text s) (characters substr)))
(defn split-lines "A vector of the lines of s." [s]
  (rt/str-split-lines (characters s)))
(defn re-quote-replacement "replacement, for use as it is in replace."
  [replacement] (rt/re-quote-replacement (text replacement)))

(defn ^{:private true} position
  [i]
  (if (neg? i) nil i))

(defn ^{:private true} part
  "A string or a character, to be looked for in s."
  [s x]
  (if (or (nil? s) (string? x) (char? x) (nil? x))
    x
    (rt/cast-error x "java.lang.String")))

(defn index-of
  "Where value, a string or character, first occurs in s; nil if nowhere."
  ([s value] (position (rt/str-index-of (text s) (part s value) 0)))
  ([s value from-index]
   (position (rt/str-index-of (text s) (part s value) (int from-index)))))

(defn last-index-of
  "Where value last occurs in s; nil if nowhere."
  ([s value] (position (rt/str-last-index-of (text s) (part s value) nil)))
  ([s value from-index]
   (position (rt/str-last-index-of (text s) (part s value) (int from-index)))))

(defn join
  "The text of the items, with separator between them."
  ([coll] (join "" coll))
  ([separator coll]
   (let [sep (str separator) sb (rt/sb-new)]
     (loop [s (seq coll) between? false]
       (when s
         (when between? (rt/sb-append sb sep))
         (let [x (first s)]
           (when-not (rt/sb-str-append sb x) (rt/sb-append sb (str x))))
         (recur (next s) true)))
     (rt/sb-str sb))))

(defn split
  "A vector of the parts of s between matches of re, at most limit; without
  limit, empty parts at the end are left out."
  ([s re] (rt/re-split re (characters s) 0))
  ([s re limit] (rt/re-split re (characters s) limit)))

(defn ^{:private true} string-or-throw
  [x]
  (if (string? x) x (rt/cast-error x "java.lang.String")))

(defn ^{:private true} replace-with
  "s with matches, or the first one, replaced by (f groups)."
  [s re f all?]
  (let [m (rt/re-matcher re s) sb (rt/sb-new)]
    (loop [at 0]
      (if (and (or all? (zero? at)) (rt/matcher-find m))
        (do
          (rt/sb-append sb (subs s at (rt/matcher-start m 0)))
          (rt/sb-append sb (string-or-throw (f (rt/re-groups m))))
          (if all?
            (recur (rt/matcher-end m 0))
            (rt/sb-append sb (subs s (rt/matcher-end m 0)))))
        (rt/sb-append sb (subs s at))))
    (rt/sb-str sb)))

(defn ^{:private true} one-char
  [x]
  (if (char? x) x (rt/cast-error x "java.lang.Character")))

(defn ^{:private true} bad-match
  [match]
  (throw (IllegalArgumentException. (str "Invalid match arg: " match))))

(defn replace
  "s with all matches replaced: characters by characters, strings by strings,
  regex matches by a string with $1 or by (f match)."
  [s match replacement]
  (let [s (text s)]
    (cond
      (char? match) (rt/str-replace s match (one-char replacement))
      (string? match)
      (rt/str-replace s match (characters replacement))
      (rt/is-regex match)
      (if (string? replacement)
        (rt/re-replace s match replacement)
        (replace-with s match replacement true))
      :else (bad-match match))))

(defn replace-first
  "replace for the first match."
  [s match replacement]
  (let [s (text s)]
    (cond
      (char? match) (rt/str-replace-first s (str match) (str replacement))
      (string? match)
      (rt/str-replace-first s match (text replacement))
      (rt/is-regex match)
      (if (string? replacement)
        (rt/re-replace-first s match replacement)
        (replace-with s match replacement false))
      :else (bad-match match))))

(defn escape
  "s with each character that cmap maps replaced by its value."
  [s cmap]
  (let [sb (rt/sb-new)]
    (doseq [c (if (nil? s) (rt/str-trim s) (characters s))]
      (let [r (cmap c)]
        (rt/sb-append sb (if (nil? r) c (str r)))))
    (rt/sb-str sb)))
