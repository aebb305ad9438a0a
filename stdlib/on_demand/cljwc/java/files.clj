;; SPDX-License-Identifier: MIT
;;
;; java.nio.file: Path, Paths and the plain functions of Files, on java.io.File.
(ns cljwc.java.files
  (:require [clojure.string :as str])
  (:import [java.io File]))

(declare path)

(defn- names-in [text]
  (vec (remove (fn [s] (= s "")) (str/split text #"/"))))
(defn- joined [absolute? names]
  (str (if absolute? "/" "") (str/join "/" names)))
(defn- normal-names [absolute? names]
  (reduce (fn [out s]
            (cond (= s ".") out
                  (not= s "..") (conj out s)
                  (and (seq out) (not= (peek out) "..")) (pop out)
                  absolute? out
                  :else (conj out s)))
          [] names))

(deftype* Path [text]
  {:class "java.nio.file.Path"}
  Comparable
  (compareTo [_ x] (rt/str-compare text (str x)))
  java.lang.Iterable
  (iterator [this] (.iterator (mapv path (.names this))))
  clojure.lang.Seqable
  (seq [this] (seq (mapv path (.names this))))
  Object
  (names [_] (if (= text "") [""] (names-in text)))
  (isAbsolute [_] (str/starts-with? text "/"))
  (toFile [_] (File. text))
  (toUri [this] (.toURI (.toFile this)))
  (toAbsolutePath [this]
    (if (.isAbsolute this) this (path (.getAbsolutePath (.toFile this)))))
  (toRealPath [this]
    (when-not (.exists (.toFile this))
      (throw (new java.nio.file.NoSuchFileException text)))
    (path (.getCanonicalPath (.toFile this))))
  (toRealPath [this options] (.toRealPath this))
  (normalize [this]
    (path (joined (.isAbsolute this) (normal-names (.isAbsolute this)
                                                   (names-in text)))))
  (getFileName [this] (when-let [s (peek (.names this))] (path s)))
  (getName [this i]
    (if (< -1 i (count (.names this)))
      (path (nth (.names this) i))
      (throw (new IllegalArgumentException))))
  (getNameCount [this] (int (count (.names this))))
  (getRoot [this] (when (.isAbsolute this) (path "/")))
  (getParent [this]
    (let [names (names-in text)]
      (cond (next names) (path (joined (.isAbsolute this) (pop names)))
            (and (seq names) (.isAbsolute this)) (path "/"))))
  (subpath [this from to] (path (str/join "/" (subvec (.names this) from to))))
  (resolve [this x]
    (let [other (path (str x))]
      (cond (.isAbsolute other) other
            (= (str other) "") this
            (= text "") other
            (str/ends-with? text "/") (path (str text other))
            :else (path (str text "/" other)))))
  (resolveSibling [this x]
    (let [parent (.getParent this)]
      (if parent (.resolve parent x) (path (str x)))))
  (relativize [this other]
    (when (not= (.isAbsolute this) (.isAbsolute other))
      (throw (new IllegalArgumentException
                  "'other' is different type of Path")))
    (let [a (names-in text) b (names-in (str other))
          same (count (take-while true? (map = a b)))]
      (path (str/join "/" (concat (repeat (- (count a) same) "..")
                                  (drop same b))))))
  (startsWith [this x]
    (let [other (path (str x)) a (names-in text) b (names-in (str other))]
      (and (= (.isAbsolute this) (.isAbsolute other))
           (= b (take (count b) a)))))
  (endsWith [this x]
    (let [other (path (str x)) a (names-in text) b (names-in (str other))]
      (if (.isAbsolute other)
        (= this other)
        (= b (take-last (count b) a)))))
  (hashCode [_] (rt/str-hash-code text))
  (equals [_ x] (and (instance? Path x) (= text (str x))))
  (toString [_] text))

(defn- path [text]
  (let [one (str/replace text #"/+" "/")]
    (new Path (if (and (< 1 (count one)) (str/ends-with? one "/"))
                (subs one 0 (dec (count one)))
                one))))
(defn- parts-path [parts]
  (path (str/join "/" (remove (fn [s] (= s "")) parts))))

(defn Path--of [first-part & more]
  (if (string? first-part)
    (parts-path (cons first-part (#'cljwc.java/varargs more)))
    (path (.getPath first-part))))
(defn Paths--get [& parts] (apply Path--of parts))
(defn -toPath [file] (path (.getPath file)))

;; --- options ---

(deftype* FileAttribute [] {:class "java.nio.file.attribute.FileAttribute"})
(deftype* LinkOption [name]
  {:class "java.nio.file.LinkOption"}
  java.nio.file.OpenOption
  java.nio.file.CopyOption
  Object
  (toString [_] name))
(deftype* StandardOpenOption [name]
  {:class "java.nio.file.StandardOpenOption"}
  java.nio.file.OpenOption
  Object
  (toString [_] name))
(deftype* StandardCopyOption [name]
  {:class "java.nio.file.StandardCopyOption"}
  java.nio.file.CopyOption
  Object
  (toString [_] name))
(defmacro ^:private def-options [class & names]
  (cons 'do (map (fn [n] `(def ~(symbol (str class "--" n)) (new ~class ~(str n))))
                 names)))
(def-options StandardOpenOption READ WRITE APPEND CREATE CREATE_NEW
  TRUNCATE_EXISTING)
(def-options StandardCopyOption REPLACE_EXISTING COPY_ATTRIBUTES ATOMIC_MOVE)
(def-options LinkOption NOFOLLOW_LINKS)

;; --- Files: options are for what a file system here has not ---

(defn- file [p] (File. (str p)))
(defn- missing [p]
  (throw (new java.nio.file.NoSuchFileException (str p))))

(defn Files--exists [p & options] (.exists (file p)))
(defn Files--notExists [p & options] (not (.exists (file p))))
(defn Files--isDirectory [p & options] (.isDirectory (file p)))
(defn Files--isRegularFile [p & options] (.isFile (file p)))
(defn Files--isReadable [p] (.canRead (file p)))
(defn Files--isWritable [p] (.canWrite (file p)))
(defn Files--size [p]
  (when-not (.exists (file p)) (missing p))
  (.length (file p)))
(defn Files--delete [p]
  (when-not (.exists (file p)) (missing p))
  (when-not (.delete (file p))
    (throw (new java.nio.file.DirectoryNotEmptyException (str p)))))
(defn Files--deleteIfExists [p]
  (if (.exists (file p)) (do (Files--delete p) true) false))
(defn Files--createDirectory [p & attributes]
  (when (.exists (file p))
    (throw (new java.nio.file.FileAlreadyExistsException (str p))))
  (when-not (.mkdir (file p)) (missing p))
  p)
(defn Files--createDirectories [p & attributes]
  (.mkdirs (file p))
  p)
(defn Files--createFile [p & attributes]
  (when (.exists (file p))
    (throw (new java.nio.file.FileAlreadyExistsException (str p))))
  (when-not (.createNewFile (file p)) (missing p))
  p)
(defn Files--createTempFile
  ([prefix suffix attributes] (-toPath (File/createTempFile prefix suffix)))
  ([folder prefix suffix attributes]
   (-toPath (File/createTempFile prefix suffix (file folder)))))
(defn Files--readString
  ([p] (Files--readString p "UTF-8"))
  ([p charset]
   (when-not (.exists (file p)) (missing p))
   (slurp (str p) :encoding (str charset))))
(defn Files--readAllLines
  ([p] (Files--readAllLines p "UTF-8"))
  ([p charset]
   (java.util.ArrayList. (str/split-lines (Files--readString p charset)))))
(defn Files--lines [p & options] (apply Files--readAllLines p options))
(defn Files--readAllBytes [p]
  (when-not (.exists (file p)) (missing p))
  (let [in (java.io.FileInputStream. (file p))]
    (try (.readAllBytes in) (finally (.close in)))))
(defn- append? [options]
  (boolean (some (fn [o] (= "APPEND" (str o))) (#'cljwc.java/varargs options))))
(defn Files--writeString [p text & options]
  (spit (str p) (str text) :append (append? options))
  p)
(defn Files--write [p x & options]
  (if (rt/is-array x)
    (let [out (java.io.FileOutputStream. (file p) (append? options))]
      (try (.write out x) (finally (.close out))))
    (spit (str p) (apply str (map (fn [line] (str line "\n")) x))
          :append (append? options)))
  p)
(defn Files--copy [from to & options]
  (Files--write to (Files--readAllBytes from)))
(defn Files--move [from to & options]
  (when-not (.renameTo (file from) (file to)) (missing from))
  to)
(defn Files--newBufferedReader
  ([p] (Files--newBufferedReader p "UTF-8"))
  ([p charset]
   (when-not (.exists (file p)) (missing p))
   (java.io.BufferedReader. (java.io.InputStreamReader.
                             (java.io.FileInputStream. (file p)) (str charset)))))
(defn Files--newBufferedWriter [p & options]
  (java.io.BufferedWriter.
   (java.io.FileWriter. (str p) (append? options))))
(defn Files--newInputStream [p & options]
  (when-not (.exists (file p)) (missing p))
  (java.io.FileInputStream. (file p)))
(defn Files--newOutputStream [p & options]
  (java.io.FileOutputStream. (file p) (append? options)))
(defn Files--list [p]
  (when-not (.isDirectory (file p))
    (throw (new java.nio.file.NotDirectoryException (str p))))
  (map (fn [f] (.resolve (path (str p)) (.getName f))) (.listFiles (file p))))
(defn Files--walk [p & options]
  (map -toPath (file-seq (file p))))
(defn Files--getLastModifiedTime [p & options] (.lastModified (file p)))
