;; SPDX-License-Identifier: MIT
;;
;; java.io: files and streams of bytes. Readers and writers of files are the
;; runtime's own (rt/sys/io.c), as far as their text is UTF-8.
(in-ns 'cljwc.java)

;; ---------------------------------------------------------------------------
;; File

(def File--separator "/")
(def File--separatorChar \/)
(def File--pathSeparator ":")
(def File--pathSeparatorChar \:)

(defn ^{:private true} normal-path
  "Without double slashes and one at the end."
  [path]
  (let* [s (rt/re-replace path #"/+" "/") n (count s)]
    (if (if (< 1 n) (= \/ (nth s (dec n))) false)
      (subs s 0 (dec n))
      s)))

(defn ^{:private true} names-without-dots
  "The names of a path without . and .. as far as that goes; those .. that lead
  above its root are dropped if drop-above?."
  [names drop-above?]
  (reduce (fn [out s]
            (cond (= s ".") out
                  (not= s "..") (conj out s)
                  (if (seq out) (not= ".." (peek out)) false) (pop out)
                  drop-above? out
                  :else (conj out s)))
          [] names))

(defn ^{:private true} parent-path
  [path]
  (let* [i (rt/str-last-index-of path "/" nil)]
    (cond (< i 0) nil
          (= i 0) (if (= path "/") nil "/")
          :else (subs path 0 i))))

(defn ^{:private true} absolute-path
  [path]
  (if (rt/str-starts-with path "/")
    path
    (let* [here (rt/working-directory)]
      (cond (= path "") here
            (= here "/") (str "/" path)
            :else (str here "/" path)))))

(defn ^{:private true} link-target
  "Where the symbolic link leads, nil if there is none of that name."
  [path]
  (try (rt/file-read-link path) (catch java.io.IOException e nil)))

(defn ^{:private true} canonical-path
  "Absolute, without . and .. and without links, as far as there are files;
  of more than 40 links one behind the other the last is left."
  [path]
  (loop* [done "" parts (seq (rt/re-split #"/" (absolute-path path) 0)) links 0]
    (let* [part (first parts)]
      (cond (nil? parts) (if (= done "") "/" done)
            (= part "") (recur done (next parts) links)
            (= part ".") (recur done (next parts) links)
            (= part "..")
            (recur (subs done 0 (max 0 (rt/str-last-index-of done "/" nil)))
                   (next parts) links)
            :else
            (let* [here (str done "/" part)
                   target (if (< links 40) (link-target here) nil)]
              (if (nil? target)
                (recur here (next parts) links)
                (recur (if (rt/str-starts-with target "/") "" done)
                       (seq (concat (rt/re-split #"/" target 0) (next parts)))
                       (inc links))))))))

(defn ^{:private true} change-modified
  [path ms]
  (if (< ms 0) (throw (new IllegalArgumentException "Negative time")) nil)
  (try
    (rt/file-set-times path true nil nil (rt/math-floor-div ms 1000)
                       (* 1000000 (rt/math-floor-mod ms 1000)))
    true
    (catch java.io.IOException e false)))

(defn ^{:private true} change-mode
  "Sets bits of the permissions, or takes them away; false if that failed."
  [path bits set?]
  (try
    (let* [mode (bit-and 0777 (nth (rt/file-facts path true) 1))]
      (rt/file-set-mode path true
                        (if set? (bit-or mode bits) (bit-and-not mode bits)))
      true)
    (catch java.io.IOException e false)))

(declare File--new)

(deftype* File [path]
  {:class "java.io.File"}
  java.io.Serializable
  Comparable
  (compareTo [this other] (rt/str-compare path (.getPath other)))
  Object
  (getPath [this] path)
  (getName [this]
    (subs path (inc (rt/str-last-index-of path "/" nil))))
  (getParent [this] (parent-path path))
  (getParentFile [this]
    (let* [p (parent-path path)] (if p (new File p) nil)))
  (isAbsolute [this] (rt/str-starts-with path "/"))
  (getAbsolutePath [this] (absolute-path path))
  (getAbsoluteFile [this] (new File (absolute-path path)))
  (getCanonicalPath [this] (canonical-path path))
  (getCanonicalFile [this] (new File (canonical-path path)))
  (exists [this] (rt/file-exists path))
  (isDirectory [this] (rt/file-is-dir path))
  (isFile [this] (and (rt/file-exists path) (not (rt/file-is-dir path))))
  (isHidden [this] (rt/str-starts-with (.getName this) "."))
  (canRead [this] (rt/file-access path 4))
  (canWrite [this] (rt/file-access path 2))
  (canExecute [this] (rt/file-access path 1))
  (setReadable [this set?] (change-mode path 0400 set?))
  (setReadable [this set? owner?] (change-mode path (if owner? 0400 0444) set?))
  (setWritable [this set?] (change-mode path 0200 set?))
  (setWritable [this set? owner?] (change-mode path (if owner? 0200 0222) set?))
  (setExecutable [this set?] (change-mode path 0100 set?))
  (setExecutable [this set? owner?]
    (change-mode path (if owner? 0100 0111) set?))
  (setReadOnly [this] (change-mode path 0222 false))
  (length [this] (rt/file-length path))
  (lastModified [this] (rt/file-modified path))
  (setLastModified [this ms] (change-modified path ms))
  (delete [this] (rt/file-delete path))
  (deleteOnExit [this] nil)
  (mkdir [this] (rt/file-mkdir path))
  (mkdirs [this]
    (if (rt/file-exists path)
      false
      (let* [p (.getParentFile this)]
        (if p (.mkdirs p) nil)
        (rt/file-mkdir path))))
  (createNewFile [this] (rt/file-create path))
  (renameTo [this other] (rt/file-rename path (.getPath other)))
  (list [this]
    (let* [names (rt/file-list path)]
      (if names (into-array String names) nil)))
  (listFiles [this]
    (let* [names (rt/file-list path)]
      (if names
        (into-array File (map (fn [n] (File--new path n)) names))
        nil)))
  (listFiles [this pred]
    (let* [files (.listFiles this)]
      (if files
        (into-array File (filter (fn [f] (.accept pred f)) files))
        nil)))
  (toString [this] path)
  (hashCode [this] (rt/unchecked-int (bit-xor (rt/str-hash-code path) 1234321)))
  (equals [this other]
    (and (instance? File other) (= path (.getPath other)))))

(defn File--new
  ([path]
   (cond (string? path) (new File (normal-path path))
         (nil? path) (throw (NullPointerException.))
         (= "java.net.URI" (rt/class-name (rt/class-of path)))
         (new File (normal-path (.getPath path)))
         :else (no-ctor "java.io.File")))
  ([parent child]
   (let* [p (if (nil? parent) nil (str parent))]
     (cond (nil? p) (File--new child)
           (= p "") (File--new (str "/" child))
           :else (File--new (str p "/" child))))))

(defn File--createTempFile
  ([prefix suffix] (File--createTempFile prefix suffix nil))
  ([prefix suffix folder]
   (let [f (File--new (or folder (rt/property "java.io.tmpdir"))
                      (str prefix (rt/nano-time) (or suffix ".tmp")))]
     (if (rt/file-create (.getPath f))
       f
       (File--createTempFile prefix suffix folder)))))

;; ---------------------------------------------------------------------------
;; Bytes to read. A stream has (read array from count) and (close); the rest
;; follows from these. The methods may begin with a class between InputStream and
;; this one.

(defn ^{:private true} closed
  []
  (throw (new java.io.IOException "Stream Closed")))

(defn ^{:private true} joined-bytes
  "One byte array of the first n bytes of the chunks."
  [chunks n]
  (let* [all (byte-array n)]
    (loop* [s (seq chunks) at 0]
      (if s
        (let* [chunk (first s) k (nth chunk 1)]
          (rt/array-copy (nth chunk 0) 0 all at k)
          (recur (next s) (+ at k)))
        all))))

(defn bytes-left
  "All bytes of the stream, at most `limit`."
  [in limit]
  (loop* [chunks [] n 0]
    (let* [a (byte-array (min 8192 (- limit n)))
           k (if (= n limit) -1 (.read in a 0 (alength a)))]
      (if (< k 0)
        (joined-bytes chunks n)
        (recur (conj chunks [a k]) (+ n k))))))

(defn transfer-bytes
  "Writes all bytes of the stream; how many."
  [in out]
  (let* [a (byte-array 8192)]
    (loop* [n 0]
      (let* [k (.read in a 0 8192)]
        (if (< k 0)
          n
          (do (.write out a 0 k)
              (recur (+ n k))))))))

;; What every InputStream has without a method of its own, as skip and transferTo
;; in java.clj. Ours have one that reads all, which slurp looks for.
(defmethod-of [java.io.InputStream] -readAllBytes [in]
  (bytes-left in 0x7fffffff))
(defmethod-of [java.io.InputStream] -readNBytes [in n] (bytes-left in n))

(defn ^{:private true} stream-type
  "The deftype* of a stream with these methods and those that all have."
  [type fields name base all methods]
  (let* [class? (symbol? (first methods))]
    `(deftype* ~type ~fields
       {:class ~name}
       ~(if class? (first methods) base)
       ~@all
       ~@(if class? (next methods) methods))))
(defmacro def-input-stream
  [type fields name & methods]
  (stream-type
   type fields name 'java.io.InputStream
   '((read [this]
       (let* [a (byte-array 1)]
         (if (< (.read this a 0 1) 1)
           (int -1)
           (int (bit-and (aget a 0) 0xff)))))
     (read [this a] (.read this a 0 (alength a)))
     (readAllBytes [this] (cljwc.java/bytes-left this 0x7fffffff)))
   methods))

;; On a descriptor, by the macro `definer`.
(defmacro ^{:private true} def-file-stream
  [definer type name & methods]
  `(~definer ~type [~'^:unsynchronized-mutable fd] ~name
     ~@methods
     ;; The descriptor, which the caller closes from now on.
     ~'(detached [this]
         (let* [n fd]
           (if n (do (set! fd nil) n) (closed))))
     ~'(close [this]
         (if fd (rt/fd-close fd) nil)
         (set! fd nil)
         nil)))

(def-file-stream def-input-stream FileInputStream "java.io.FileInputStream"
  (read [this a from n]
    (if fd (int (rt/fd-read fd a from n)) (closed)))
  (available [this] (if fd (int (rt/fd-available fd)) (closed)))
  (markSupported [this] false))
(defn FileInputStream--new [file]
  (new FileInputStream (rt/fd-open (str file) 0)))
(defn ^{:private true} input-of
  "A stream of what the descriptor delivers."
  [fd]
  (new FileInputStream fd))

(def-input-stream ByteArrayInputStream
  [bytes ^:unsynchronized-mutable at end ^:unsynchronized-mutable marked]
  "java.io.ByteArrayInputStream"
  (read [this a from n]
    (let* [k (min n (- end at))]
      (cond (= n 0) (int 0)
            (<= k 0) (int -1)
            :else (do (rt/array-copy bytes at a from k)
                      (set! at (+ at k))
                      (int k)))))
  (available [this] (int (- end at)))
  (markSupported [this] true)
  (mark [this limit] (set! marked at) nil)
  (reset [this] (set! at marked) nil)
  (close [this] nil))
(defn ByteArrayInputStream--new
  ([bytes]
   (if (nil? bytes)
     (throw (new NullPointerException
                 "Cannot read the array length because \"buf\" is null"))
     nil)
   (new ByteArrayInputStream bytes 0 (alength bytes) 0))
  ([bytes from n]
   (new ByteArrayInputStream bytes from (min (+ from n) (alength bytes)) from)))

;; `start` and `end` of what is left in `buffer`, which is nil when the stream is
;; closed. Since a mark nothing is forgotten.
(def-input-stream BufferedInputStream
  [in ^:unsynchronized-mutable buffer ^:unsynchronized-mutable start
   ^:unsynchronized-mutable end ^:unsynchronized-mutable marked]
  "java.io.BufferedInputStream"
  java.io.FilterInputStream
  (check [this]
    (if buffer nil (throw (new java.io.IOException "Stream closed"))))
  (fill [this]
    (let* [keep (if marked (- end marked) 0)
           old buffer
           room (byte-array (+ keep 8192))]
      (rt/array-copy old (- end keep) room 0 keep)
      (let* [k (.read in room keep 8192)]
        (set! buffer room)
        (set! start keep)
        (set! end (+ keep (max k 0)))
        (if marked (set! marked 0) nil)
        k)))
  (read [this a from n]
    (.check this)
    (if (= n 0)
      (int 0)
      (if (if (= start end) (< (.fill this) 0) false)
        (int -1)
        (let* [k (min n (- end start))]
          (rt/array-copy buffer start a from k)
          (set! start (+ start k))
          (int k)))))
  (available [this]
    (.check this)
    (int (+ (- end start) (.available in))))
  (markSupported [this] true)
  (mark [this limit] (set! marked start) nil)
  (reset [this]
    (.check this)
    (if marked
      (set! start marked)
      (throw (new java.io.IOException "Resetting to invalid mark")))
    nil)
  (close [this]
    (set! buffer nil)
    (.close in)))
(defn BufferedInputStream--new
  ([in] (new BufferedInputStream in (byte-array 0) 0 0 nil))
  ([in size]
   (check-size size "Buffer size <= 0")
   (BufferedInputStream--new in)))

;; ---------------------------------------------------------------------------
;; Bytes to write. A stream has (write array from count).

(defmacro def-output-stream
  [type fields name & methods]
  (stream-type
   type fields name 'java.io.OutputStream
   '((write [this x]
       (if (rt/is-array x)
         (.write this x 0 (alength x))
         (let* [a (byte-array 1)]
           (aset-byte a 0 (unchecked-byte x))
           (.write this a 0 1)))))
   methods))

(def-file-stream def-output-stream FileOutputStream "java.io.FileOutputStream"
  (write [this a from n]
    (if fd (rt/fd-write fd a from n) (closed)))
  (flush [this] nil))
(defn FileOutputStream--new
  ([file] (FileOutputStream--new file false))
  ([file append?]
   (new FileOutputStream (rt/fd-open (str file) (if append? 2 1)))))
(defn ^{:private true} output-of [fd] (new FileOutputStream fd))

(def-output-stream ByteArrayOutputStream
  [^:unsynchronized-mutable buffer ^:unsynchronized-mutable n]
  "java.io.ByteArrayOutputStream"
  (write [this a from k]
    (if (> (+ n k) (alength buffer))
      (let* [more (byte-array (* 2 (+ n k))) old buffer]
        (rt/array-copy old 0 more 0 n)
        (set! buffer more))
      nil)
    (rt/array-copy a from buffer n k)
    (set! n (+ n k))
    nil)
  (writeBytes [this a] (.write this a 0 (alength a)))
  (writeTo [this out] (.write out buffer 0 n))
  (toByteArray [this] (rt/array-range buffer 0 n))
  (size [this] (int n))
  (reset [this] (set! n 0) nil)
  (toString [this] (rt/str-decode (rt/array-range buffer 0 n) 0))
  (toString [this charset]
    (rt/str-decode (rt/array-range buffer 0 n) (charset-number charset)))
  (flush [this] nil)
  (close [this] nil))
(defn ByteArrayOutputStream--new
  ([] (new ByteArrayOutputStream (byte-array 32) 0))
  ([size] (new ByteArrayOutputStream (byte-array size) 0)))

(def-output-stream BufferedOutputStream [out buffer ^:unsynchronized-mutable n]
  "java.io.BufferedOutputStream"
  java.io.FilterOutputStream
  (drain [this]
    (if (< 0 n) (.write out buffer 0 n) nil)
    (set! n 0)
    nil)
  (write [this a from k]
    (if (> (+ n k) (alength buffer)) (.drain this) nil)
    (if (> k (alength buffer))
      (.write out a from k)
      (do (rt/array-copy a from buffer n k)
          (set! n (+ n k))))
    nil)
  (flush [this]
    (.drain this)
    (.flush out))
  (close [this]
    (.flush this)
    (.close out)))
(defn BufferedOutputStream--new
  ([out] (BufferedOutputStream--new out 8192))
  ([out size] (new BufferedOutputStream out (byte-array size) 0)))

;; ---------------------------------------------------------------------------
;; Text on streams. The standard streams are text here; so are files in UTF-8.

;; They take no more bytes from a stream than there are, so that what somebody
;; writes to it now can be read now.
(defn ^{:private true} whole-characters
  "How many of the first n bytes of UTF-8 belong to whole characters."
  [a n]
  (loop* [i (dec n)]
    (let* [b (if (< i (max 0 (- n 3))) -1 (bit-and (rt/aget a i) 0xff))]
      (cond (< b 0x80) n
            (< b 0xc0) (recur (dec i))
            (< n (+ i (cond (< b 0xe0) 2 (< b 0xf0) 3 :else 4))) i
            :else n))))
(defn ^{:private true} next-text
  "Decodes a chunk of the stream, nil at its end. What is left of a character is
  in the atom `rest` until the next time."
  [in code rest]
  (let* [a (byte-array 8192)
         before (rt/atom-get rest)
         t (alength before)]
    (rt/array-copy before 0 a 0 t)
    (let* [k (.read in a t (- 8192 t))
           n (+ t (max k 0))
           whole (if (and (= code 0) (<= 0 k)) (whole-characters a n) n)]
      (rt/atom-set rest (rt/array-range a whole n))
      (if (if (< k 0) (= t 0) false)
        nil
        (rt/str-decode (rt/array-range a 0 whole) code)))))
(defn ^{:private true} decoded-source
  "What a reader of the stream's text has for a source (rt/reader-new)."
  [in code]
  (let* [rest (rt/atom-new (byte-array 0))]
    (fn [what]
      (cond (= what 1) (.close in)
            (= what 2) (< 0 (.available in))
            (< code 3) (next-text in code rest)
            :else (let* [a (bytes-left in 0x7fffffff)]
                    (if (= 0 (alength a)) nil (rt/str-decode a code)))))))

(defn InputStreamReader--new
  ([in] (InputStreamReader--new in "UTF-8"))
  ([in charset]
   (let* [code (charset-number charset)]
     (rt/reader-new java.io.InputStreamReader 0
                    (cond (rt/is-reader in) in
                          (and (= code 0) (instance? FileInputStream in))
                          (.detached in)
                          :else (decoded-source in code))
                    0))))

;; Text that has not been encoded yet is in `sb`.
(deftype* StreamWriter [out charset sb]
  {:class "java.io.OutputStreamWriter"}
  java.io.Writer
  (drain [this]
    (let* [s (rt/sb-str sb)]
      (rt/sb-set-len sb 0)
      (if (= s "") nil (.write out (rt/str-encode s charset)))
      nil))
  (write [this x]
    (-write sb x)
    (if (< 8192 (count sb)) (.drain this) nil))
  (write [this s from n]
    (-write sb s from n)
    nil)
  (append [this x] (.write this (shown x)) this)
  (append [this x start end] (.append this (subs (str x) start end)))
  (flush [this]
    (.drain this)
    (.flush out))
  (close [this]
    (.flush this)
    (.close out)))
(defn OutputStreamWriter--new
  ([out] (OutputStreamWriter--new out "UTF-8"))
  ([out charset]
   (let* [code (charset-number charset)]
     (cond (rt/is-writer out) out
           (and (= code 0) (instance? FileOutputStream out))
           (rt/fd-writer (.detached out))
           :else (new StreamWriter out code (rt/sb-new))))))
