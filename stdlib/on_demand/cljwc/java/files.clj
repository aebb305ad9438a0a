;; SPDX-License-Identifier: MIT
;;
;; java.nio.file: Path, Paths and what Files does to files and directories. The
;; names of files are strings; what the system knows of one is a vector, in the
;; order of `facts` in rt/sys/attributes.c. Attributes, matchers of paths, walks
;; and channels are in file_attributes, path_matcher, file_tree, file_channel.
(ns cljwc.java.files
  (:require [clojure.string :as str])
  (:import [java.io File]))

;; ---------------------------------------------------------------------------
;; Options

;; An enumeration: a class with a constant C--NAME each.
(defmacro def-enum [type class interfaces & names]
  (let [all (symbol (str type "-all"))]
    `(do
       (deftype* ~type [~'index ~'label]
         {:class ~class}
         ~@interfaces
         ~'Comparable
         (~'compareTo [~'_ ~'x] (int (- ~'index (.ordinal ~'x))))
         ~'Object
         (~'ordinal [~'_] (int ~'index))
         (~'name [~'_] ~'label)
         (~'toString [~'_] ~'label))
       ~@(map-indexed
          (fn [i s] `(def ~(symbol (str type "--" s)) (new ~type ~i ~(str s))))
          names)
       (def ~all [~@(map (fn [s] (symbol (str type "--" s))) names)])
       (defn ~(symbol (str type "--values")) [] (to-array ~all))
       (defn ~(symbol (str type "--valueOf")) [~'s]
         (or (first (filter (fn [~'x] (= ~'s (.name ~'x))) ~all))
             (throw (new IllegalArgumentException
                         (str "No enum constant " ~class "." ~'s))))))))

(def-enum StandardOpenOption "java.nio.file.StandardOpenOption"
  [java.nio.file.OpenOption]
  READ WRITE APPEND TRUNCATE_EXISTING CREATE CREATE_NEW DELETE_ON_CLOSE SPARSE
  SYNC DSYNC)
(def-enum StandardCopyOption "java.nio.file.StandardCopyOption"
  [java.nio.file.CopyOption]
  REPLACE_EXISTING COPY_ATTRIBUTES ATOMIC_MOVE)
(def-enum LinkOption "java.nio.file.LinkOption"
  [java.nio.file.OpenOption java.nio.file.CopyOption]
  NOFOLLOW_LINKS)

(defn- option-names
  "The names of options, which are arguments or one array. Without `allowed`
  none is refused."
  ([options] (set (map str (#'cljwc.java/varargs options))))
  ([options allowed refuse]
   (let [names (option-names options)]
     (doseq [s names] (when-not (allowed s) (refuse s)))
     names)))
(defn- unsupported [& text]
  (throw (new UnsupportedOperationException (apply str text))))
(defn- follows? [options]
  (not (contains? (option-names options) "NOFOLLOW_LINKS")))

;; ---------------------------------------------------------------------------
;; Facts

(defn- facts [p follow?] (rt/file-facts (str p) follow?))
(defn- facts-or-nil [p follow?]
  (try (facts p follow?) (catch java.io.IOException e nil)))
(defn- kind [facts] (get [:file :directory :link :other] (get facts 0)))
(defn- permissions [facts] (bit-and 0777 (get facts 1)))
(defn- seconds-and-nanos [facts i] [(get facts i) (get facts (inc i))])
(defn- file-key [facts] [(get facts 11) (get facts 12)])
(defn- same-file? [a b]
  (and (some? a) (some? b) (= (file-key a) (file-key b))))

;; ---------------------------------------------------------------------------
;; Path

(declare path real-path)

(defn- names-in [text]
  (vec (remove (fn [s] (= s "")) (str/split text #"/"))))
(defn- joined [absolute? names]
  (str (if absolute? "/" "") (str/join "/" names)))
(defn- normal-names [absolute? names]
  (#'cljwc.java/names-without-dots names absolute?))

(defn- dots? [names] (some #{"." ".."} names))
(defn- names-between
  "The text of the path that leads from `a` to `b`."
  [a b]
  (let [from (names-in (str a)) to (names-in (str b))
        normal (fn [names] (if (or (dots? from) (dots? to))
                             (normal-names (.isAbsolute b) names)
                             names))
        from* (normal from) to* (normal to)
        same (count (take-while true? (map = from* to*)))
        up (drop same from*)]
    (when (dots? up)
      (throw (new IllegalArgumentException
                  (str "Unable to compute relative  path from " a " to " b))))
    (str/join "/" (concat (map (fn [_] "..") up) (drop same to*)))))

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
  (toAbsolutePath [this]
    (if (.isAbsolute this) this (path (.getAbsolutePath (.toFile this)))))
  (toRealPath [this] (real-path this true))
  (toRealPath [this options] (real-path this (follows? [options])))
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
    (if (= text "") other (path (names-between this other))))
  (startsWith [this x]
    (let [other (path (str x)) a (names-in text) b (names-in (str other))]
      (and (= (.isAbsolute this) (.isAbsolute other))
           (= (= "" text) (= "" (str other)))
           (= b (take (count b) a)))))
  (endsWith [this x]
    (let [other (path (str x)) a (names-in text) b (names-in (str other))]
      (if (.isAbsolute other)
        (= this other)
        (and (= (= "" text) (= "" (str other)))
             (= b (vec (take-last (count b) a)))))))
  (hashCode [_] (rt/str-hash-code text))
  (equals [_ x] (and (instance? Path x) (= text (str x))))
  (toString [_] text))

(defn- path [text]
  (when (str/includes? text "\u0000")
    (throw (new java.nio.file.InvalidPathException
                (str "Nul character not allowed: " text))))
  (let [one (str/replace text #"/+" "/")]
    (new Path (if (and (< 1 (count one)) (str/ends-with? one "/"))
                (subs one 0 (dec (count one)))
                one))))
(defn- parts-path [parts]
  (path (str/join "/" (remove (fn [s] (= s "")) parts))))

(defn- real-name
  "The absolute path `text` without . and without .. behind what is no link."
  [text]
  (reduce (fn [done s]
            (cond (= s ".") done
                  (and (= s "..") (not= :link (kind (facts done false))))
                  (or (.getParent (File. done)) "/")
                  :else (str (if (= done "/") "" done) "/" s)))
          "/" (names-in text)))
(defn- real-path [p follow?]
  (if follow?
    (do (facts p true)
        (path (.getCanonicalPath (.toFile p))))
    (let [text (real-name (str (.toAbsolutePath p)))]
      (facts text false)
      (path text))))

(defn- uri-path [file]
  (let [text (.getAbsolutePath file)]
    (if (and (.isDirectory file) (not= text "/")) (str text "/") text)))
;; What a URI's path may have but URLEncoder escapes, and the other way round.
(def ^:private unescaped
  {"+" "%20" "%2F" "/" "%21" "!" "%7E" "~" "%27" "'" "%28" "(" "%29" ")"
   "%3A" ":" "%40" "@" "%26" "&" "%3D" "=" "%2B" "+" "%24" "$" "%2C" ","
   "%3B" ";"})
(defn -toUri [p]
  (java.net.URI.
   (str "file://"
        (str/replace (java.net.URLEncoder/encode (uri-path (.toFile p)) "UTF-8")
                     #"\+|%[0-9A-F]{2}"
                     (fn [s] (get unescaped s s))))))
(defn -toURI [file]
  (java.net.URI. "file" nil
                 (str/replace (uri-path file) #"[%?#]"
                              {"%" "%25" "?" "%3F" "#" "%23"})
                 nil))

(defn Path--of [first-part & more]
  (if (string? first-part)
    (parts-path (cons first-part (#'cljwc.java/varargs more)))
    (path (.getPath first-part))))
(defn Paths--get [& parts] (apply Path--of parts))
(defn -toPath [file] (path (.getPath file)))

;; ---------------------------------------------------------------------------
;; Questions

(defn Files--exists [p & options]
  (some? (facts-or-nil p (follows? options))))
(defn Files--notExists [p & options]
  (try (facts p (follows? options))
       false
       (catch java.nio.file.NoSuchFileException e true)
       (catch java.io.IOException e false)))
(defn Files--isDirectory [p & options]
  (= :directory (kind (facts-or-nil p (follows? options)))))
(defn Files--isRegularFile [p & options]
  (= :file (kind (facts-or-nil p (follows? options)))))
(defn Files--isSymbolicLink [p] (= :link (kind (facts-or-nil p false))))
(defn Files--isReadable [p] (rt/file-access (str p) 4))
(defn Files--isWritable [p] (rt/file-access (str p) 2))
(defn Files--isExecutable [p] (rt/file-access (str p) 1))
(defn Files--isHidden [p]
  (str/starts-with? (str (.getFileName p)) "."))
(defn Files--isSameFile [a b]
  (or (= a b) (same-file? (facts a true) (facts b true))))
(defn Files--size [p] (get (facts p true) 2))
(defn Files--readSymbolicLink [p] (path (rt/file-read-link (str p))))

;; ---------------------------------------------------------------------------
;; What is made and deleted

(defn- permission-bits [permissions]
  (reduce (fn [bits p] (bit-or bits (bit-shift-right 0400 (.ordinal p))))
          0 permissions))
(defn- initial-mode
  "The permissions among the FileAttributes, else those given."
  [attributes mode]
  (reduce (fn [_ attribute]
            (if (and (= "posix:permissions" (.name attribute))
                     (rt/file-has-owners))
              (permission-bits (.value attribute))
              (unsupported "'" (.name attribute)
                           "' not supported as initial attribute")))
          mode (#'cljwc.java/varargs attributes)))

(defn Files--createDirectory [p & attributes]
  (rt/file-make-dir (str p) (initial-mode attributes 0777))
  p)
(defn- directory-there [p attributes]
  (try (apply Files--createDirectory p attributes)
       (catch java.nio.file.FileAlreadyExistsException e
         (if (= :directory (kind (facts-or-nil p false))) p (throw e)))))
(defn- directories-there [p attributes]
  (when-let [parent (.getParent p)]
    (when-not (Files--exists parent) (directories-there parent attributes)))
  (directory-there p attributes))
(defn Files--createDirectories [p & attributes]
  (try (directory-there p attributes)
       (catch java.nio.file.FileAlreadyExistsException e (throw e))
       (catch java.io.IOException e
         (directories-there (.toAbsolutePath p) attributes))))
(defn- create-file [p mode]
  (rt/fd-close (rt/file-open (str p) 1 16 mode))
  p)
(defn Files--createFile [p & attributes]
  (create-file p (initial-mode attributes 0666)))
(defn Files--createSymbolicLink [link target & attributes]
  (when (seq (#'cljwc.java/varargs attributes))
    (unsupported
     "Initial file attributes not supported when creating symbolic link"))
  (rt/file-symlink (str link) (str target))
  link)
(defn Files--createLink [link existing]
  (rt/file-link (str existing) (str link))
  link)

;; A name that nobody has; made by f of a path and permissions.
(defn- make-temporary [folder prefix suffix attributes mode f]
  (let [label (str prefix (long (rand 9e18)) suffix)
        folder (or folder (path (rt/property "java.io.tmpdir")))]
    (when (str/includes? label "/")
      (throw (new IllegalArgumentException "Invalid prefix or suffix")))
    (or (try (f (.resolve folder label) (initial-mode attributes mode))
             (catch java.nio.file.FileAlreadyExistsException e nil))
        (recur folder prefix suffix attributes mode f))))
(defn- make-directory [p mode]
  (rt/file-make-dir (str p) mode)
  p)
(defn Files--createTempFile [x & more]
  (let [[folder prefix suffix & attributes]
        (if (instance? Path x) (cons x more) (list* nil x more))]
    (make-temporary folder prefix (if (nil? suffix) ".tmp" suffix) attributes
                    0600 create-file)))
(defn Files--createTempDirectory [x & more]
  (let [[folder prefix & attributes]
        (if (instance? Path x) (cons x more) (list* nil x more))]
    (make-temporary folder prefix "" attributes 0700 make-directory)))

(defn- remove-it [p facts]
  (if (= :directory (kind facts))
    (rt/file-remove-dir (str p))
    (rt/file-unlink (str p))))
(defn Files--delete [p] (remove-it p (facts p false)))
(defn Files--deleteIfExists [p]
  (try (Files--delete p)
       true
       (catch java.nio.file.NoSuchFileException e false)))

;; ---------------------------------------------------------------------------
;; Opening

(def ^:private open-bits
  {"APPEND" 1 "TRUNCATE_EXISTING" 2 "CREATE" 4 "NOFOLLOW_LINKS" 8
   "CREATE_NEW" 16 "SYNC" 32 "DSYNC" 32})
(defn- open-descriptor
  "A descriptor of the file, opened as the names of options say."
  [p names attributes]
  (let [append? (names "APPEND") write? (or append? (names "WRITE"))
        read? (or (names "READ") (not write?))
        names (if write? names (disj names "TRUNCATE_EXISTING" "CREATE"
                                     "CREATE_NEW"))]
    (when (names "DELETE_ON_CLOSE")
      (unsupported "DELETE_ON_CLOSE is not supported"))
    (when (and read? append?)
      (throw (new IllegalArgumentException "READ + APPEND not allowed")))
    (when (and append? (names "TRUNCATE_EXISTING"))
      (throw (new IllegalArgumentException
                  "APPEND + TRUNCATE_EXISTING not allowed")))
    (rt/file-open (str p) (cond (not write?) 0 read? 2 :else 1)
                  (reduce bit-or 0 (map (fn [s] (get open-bits s 0)) names))
                  (initial-mode attributes 0666))))

(defn Files--newInputStream [p & options]
  (let [names (option-names options)]
    (doseq [s ["APPEND" "WRITE"]]
      (when (names s) (unsupported "'" s "' not allowed")))
    (#'cljwc.java/input-of (open-descriptor p names nil))))
(defn- output-options [options]
  (let [names (option-names options)]
    (when (names "READ")
      (throw (new IllegalArgumentException "READ not allowed")))
    (if (seq names)
      (conj names "WRITE")
      #{"CREATE" "TRUNCATE_EXISTING" "WRITE"})))
(defn Files--newOutputStream [p & options]
  (#'cljwc.java/output-of (open-descriptor p (output-options options) nil)))

(defn- charset? [x]
  (or (string? x) (instance? java.nio.charset.Charset x)))
(defn- charset-and-options [args]
  (if (charset? (first args)) args (cons "UTF-8" args)))

(defn Files--newBufferedReader
  ([p] (Files--newBufferedReader p "UTF-8"))
  ([p charset]
   (java.io.BufferedReader. (java.io.InputStreamReader.
                             (Files--newInputStream p) (str charset)))))
(defn Files--newBufferedWriter [p & args]
  (let [[charset & options] (charset-and-options args)]
    (java.io.BufferedWriter.
     (java.io.OutputStreamWriter. (apply Files--newOutputStream p options)
                                  (str charset)))))

;; ---------------------------------------------------------------------------
;; Contents

(defn Files--readAllBytes [p]
  (let [in (Files--newInputStream p)]
    (try (.readAllBytes in) (finally (.close in)))))
(defn- decoded
  "The text that the bytes are, which have to be some."
  [bytes charset]
  (let [code (#'cljwc.java/charset-number charset)
        text (rt/str-decode bytes code)]
    (if (and (str/includes? text "\ufffd")
             (not= (seq bytes) (seq (rt/str-encode text code))))
      (throw (new java.nio.charset.MalformedInputException "Input length = 1"))
      text)))
(defn Files--readString
  ([p] (Files--readString p "UTF-8"))
  ([p charset] (decoded (Files--readAllBytes p) charset)))
(defn Files--readAllLines
  ([p] (Files--readAllLines p "UTF-8"))
  ([p charset]
   (java.util.ArrayList.
    (vec (line-seq (java.io.BufferedReader.
                    (java.io.StringReader. (Files--readString p charset))))))))

(defn- write-bytes [p bytes options]
  (let [out (apply Files--newOutputStream p options)]
    (try (.write out bytes) (finally (.close out)))
    p))
(defn- encoded [text charset]
  (rt/str-encode text (#'cljwc.java/charset-number charset)))
(defn Files--writeString [p text & args]
  (let [[charset & options] (charset-and-options args)]
    (write-bytes p (encoded (str text) charset) options)))
(defn Files--write [p x & args]
  (if (rt/is-array x)
    (write-bytes p x args)
    (let [[charset & options] (charset-and-options args)]
      (write-bytes p (encoded (apply str (map (fn [line] (str line "\n")) x))
                              charset)
                   options))))

;; ---------------------------------------------------------------------------
;; Copies. What is copied has the permissions of its source, as far as the
;; process gives such.

(defn- exists-error [p]
  (throw (new java.nio.file.FileAlreadyExistsException (str p))))

(defn- set-times [p follow? accessed written]
  (rt/file-set-times (str p) follow? (get accessed 0) (get accessed 1)
                     (get written 0) (get written 1)))
(defn- copy-attributes
  "Times, owner (if we may) and permissions of a file or directory."
  [to facts]
  (when (rt/file-has-owners)
    (try (rt/file-set-owner (str to) false (get facts 14) (get facts 15))
         (catch java.io.IOException e nil))
    (rt/file-set-mode (str to) true (permissions facts)))
  (set-times to true (seconds-and-nanos facts 5) (seconds-and-nanos facts 3)))

(defn- transfer [in out]
  (try (.transferTo in out) (finally (.close out))))
(defn- copy-contents [from to facts]
  (let [in (Files--newInputStream from)]
    (try
      (let [fd (rt/file-open (str to) 1 16 (permissions facts))]
        (try (transfer in (#'cljwc.java/output-of fd))
             (catch java.io.IOException e
               (rt/file-unlink (str to))
               (throw e))))
      (finally (.close in)))))
(defn- copy-as-is [from to facts attributes?]
  (case (kind facts)
    :directory (rt/file-make-dir (str to) (permissions facts))
    :link (rt/file-symlink (str to) (rt/file-read-link (str from)))
    :file (copy-contents from to facts)
    (throw (new java.nio.file.FileSystemException
                (str from ": neither a file nor a directory"))))
  (when (and attributes? (not= :link (kind facts)))
    (copy-attributes to facts)))

(defn- make-room
  "Deletes what there is where something is to be put, if it may be replaced."
  [to there replace?]
  (when there
    (when-not replace? (exists-error to))
    (remove-it to there)))

(defn- refuse-copy-option [s] (unsupported "Unsupported copy option"))

(defn- copy-path [from to options]
  (let [names (option-names options
                            #{"REPLACE_EXISTING" "COPY_ATTRIBUTES"
                              "NOFOLLOW_LINKS"}
                            refuse-copy-option)
        source (facts from (not (names "NOFOLLOW_LINKS")))
        there (facts-or-nil to false)]
    (when-not (same-file? source there)
      (make-room to there (names "REPLACE_EXISTING"))
      (copy-as-is from to source (names "COPY_ATTRIBUTES")))
    to))
(defn- copy-stream [in to options]
  (let [names (option-names options #{"REPLACE_EXISTING"}
                            (fn [s] (unsupported s " not supported")))]
    (when (names "REPLACE_EXISTING") (Files--deleteIfExists to))
    (transfer in (Files--newOutputStream to StandardOpenOption--CREATE_NEW
                                         StandardOpenOption--WRITE))))
(defn Files--copy [from to & options]
  (cond (instance? java.io.InputStream from) (copy-stream from to options)
        (instance? java.io.OutputStream to)
        (let [in (Files--newInputStream from)]
          (try (.transferTo in to) (finally (.close in))))
        :else (copy-path from to options)))

(defn- move-elsewhere
  "To another file system: a copy. Directories have to be empty."
  [from to source]
  (when (and (= :directory (kind source)) (seq (rt/file-names (str from))))
    (throw (new java.nio.file.DirectoryNotEmptyException (str from))))
  (copy-as-is from to source true)
  (remove-it from source))
(defn Files--move [from to & options]
  (let [names (option-names options
                            #{"REPLACE_EXISTING" "ATOMIC_MOVE" "NOFOLLOW_LINKS"}
                            refuse-copy-option)]
    (if (names "ATOMIC_MOVE")
      (rt/file-move (str from) (str to))
      (let [source (facts from false) there (facts-or-nil to false)]
        (when-not (same-file? source there)
          (make-room to there (names "REPLACE_EXISTING"))
          (try (rt/file-move (str from) (str to))
               (catch java.nio.file.AtomicMoveNotSupportedException e
                 (move-elsewhere from to source))))))
    to))
