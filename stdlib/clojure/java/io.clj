;; SPDX-License-Identifier: MIT
;;
;; Files, streams, readers and writers by one name, over cljwc.java's java.io.
;; There are no sockets; a URL is a file: URL or a resource.
(ns clojure.java.io
  (:import (java.io BufferedInputStream BufferedOutputStream BufferedReader
                    ByteArrayInputStream CharArrayReader File FileInputStream
                    FileOutputStream InputStream InputStreamReader OutputStream
                    OutputStreamWriter Reader Writer)))

(defprotocol Coercions
  "What can name a file."
  (as-file [x] "x as a File.")
  (as-url [x] "x as a URL."))

(extend-protocol Coercions
  nil
  (as-file [x] nil)
  (as-url [x] nil)
  String
  (as-file [x] (File. x))
  (as-url [x]
    (try (java.net.URL. x)
         (catch java.net.MalformedURLException _ (java.net.URL. (str "file:" x)))))
  File
  (as-file [x] x)
  (as-url [x] (java.net.URL. (str "file:" (.getAbsolutePath x))))
  java.net.URL
  (as-file [x]
    (if (= "file" (.getProtocol x))
      (File. (.getPath x))
      (throw (IllegalArgumentException. (str "Not a file: " x)))))
  (as-url [x] x))

(defn as-relative-path
  "The path of x, which must not be an absolute one."
  [x]
  (let [f (as-file x)]
    (when (.isAbsolute f)
      (throw (IllegalArgumentException. (str f " is not a relative path"))))
    (.getPath f)))

(defn file
  "A File of what can name one; of more, each below the one before."
  ([x] (as-file x))
  ([parent child] (File. (as-file parent) (as-relative-path child)))
  ([parent child & more] (reduce file (file parent child) more)))

;; ---------------------------------------------------------------------------
;; Opening

(defprotocol IOFactory
  "What can be opened; opts as those of reader and writer."
  (make-reader [x opts] "A java.io.Reader of x.")
  (make-writer [x opts] "A java.io.Writer to x.")
  (make-input-stream [x opts] "A java.io.InputStream of x.")
  (make-output-stream [x opts] "A java.io.OutputStream to x."))

(defn ^{:private true} encoding [opts] (or (:encoding opts) "UTF-8"))
(defn ^{:private true} append? [opts] (boolean (:append opts)))

(defn ^{:private true} cannot
  [x what]
  (throw (IllegalArgumentException.
          (str "Cannot open <" (pr-str x) "> as " what "."))))

(def ^{:doc "IOFactory of what says no more, for extend: readers and writers are
  made of streams."}
  default-streams-impl
  {:make-reader (fn [x opts] (make-reader (make-input-stream x opts) opts))
   :make-writer (fn [x opts] (make-writer (make-output-stream x opts) opts))
   :make-input-stream (fn [x opts] (cannot x "an InputStream"))
   :make-output-stream (fn [x opts] (cannot x "an OutputStream"))})

(extend nil
  IOFactory
  (assoc default-streams-impl
         :make-reader (fn [x opts] (cannot x "a Reader"))
         :make-writer (fn [x opts] (cannot x "a Writer"))))

(extend Object
  IOFactory
  (assoc default-streams-impl
         :make-reader
         (fn [x opts]
           (if (= (Class/forName "[C") (class x))
             (make-reader (CharArrayReader. x) opts)
             (make-reader (make-input-stream x opts) opts)))
         :make-input-stream
         (fn [x opts]
           (if (bytes? x)
             (BufferedInputStream. (ByteArrayInputStream. x))
             (cannot x "an InputStream")))))

(extend String
  IOFactory
  {:make-reader (fn [x opts] (make-reader (as-file x) opts))
   :make-writer (fn [x opts] (make-writer (as-file x) opts))
   :make-input-stream (fn [x opts] (make-input-stream (as-file x) opts))
   :make-output-stream (fn [x opts] (make-output-stream (as-file x) opts))})

;; A reader or writer of a file has it for itself, without a buffer between.
(extend File
  IOFactory
  {:make-reader (fn [x opts] (make-reader (FileInputStream. x) opts))
   :make-writer (fn [x opts]
                  (make-writer (FileOutputStream. x (append? opts)) opts))
   :make-input-stream (fn [x opts]
                        (make-input-stream (FileInputStream. x) opts))
   :make-output-stream (fn [x opts]
                         (make-output-stream
                          (FileOutputStream. x (append? opts)) opts))})

(extend InputStream
  IOFactory
  (assoc default-streams-impl
         :make-reader (fn [x opts]
                        (BufferedReader.
                         (InputStreamReader. x (encoding opts))))
         :make-input-stream
         (fn [x opts]
           (if (instance? BufferedInputStream x) x (BufferedInputStream. x)))))

(extend OutputStream
  IOFactory
  (assoc default-streams-impl
         :make-writer (fn [x opts] (OutputStreamWriter. x (encoding opts)))
         :make-output-stream
         (fn [x opts]
           (if (instance? BufferedOutputStream x) x (BufferedOutputStream. x)))))

(extend Reader
  IOFactory
  (assoc default-streams-impl
         :make-reader
         (fn [x opts] (if (instance? BufferedReader x) x (BufferedReader. x)))))

(extend Writer
  IOFactory
  (assoc default-streams-impl :make-writer (fn [x opts] x)))

(extend java.net.URL
  IOFactory
  (assoc default-streams-impl
         :make-input-stream
         (fn [x opts] (make-input-stream (.openStream x) opts))))

;; ---------------------------------------------------------------------------
;; Resources (compiler/front/resource.c)

(defn embedded
  "The URL of a resource that is in the program, its bytes a string; nil: none."
  [name content]
  (if content (#'cljwc.java/resource-url name content) nil))
(defn find-resource
  "The URL of one of the resources by name, or nil."
  [resources name]
  (embedded name (or (rt/class-path-bytes name) (get resources name))))
(defn resource-finder
  "What the function resource is in a program that passes it on."
  [resources]
  (fn find
    ([n] (find-resource resources n))
    ([n loader] (find-resource resources n))))
(defn resource
  "The URL of a file of the class path, or nil. In a compiled program that is a
  file which the compiler has put into it: it rewrites what refers to this."
  ([n] (find-resource nil n))
  ([n loader] (find-resource nil n)))

(defn ^{:private true} options [opts] (if opts (apply hash-map opts) {}))

(defn reader
  "A Reader of a file's name, File, InputStream, Reader or byte array; option
  :encoding."
  [x & opts]
  (make-reader x (options opts)))

(defn writer
  "A Writer to a file's name, File, OutputStream or Writer; options :append and
  :encoding."
  [x & opts]
  (make-writer x (options opts)))

(defn input-stream
  "A buffered InputStream of a file's name, File, InputStream or byte array."
  [x & opts]
  (make-input-stream x (options opts)))

(defn output-stream
  "A buffered OutputStream to a file's name, File or OutputStream; option
  :append."
  [x & opts]
  (make-output-stream x (options opts)))

;; ---------------------------------------------------------------------------
;; Copying

(defn ^{:private true} copy-text
  "All characters of the reader, to a writer."
  [reader out]
  (let [buffer (char-array 8192)]
    (loop []
      (let [n (.read reader buffer)]
        (when-not (neg? n)
          (.write out buffer 0 n)
          (recur))))))

(defn ^{:private true} write-all
  "Likewise, or encoded to a stream."
  [reader out opts]
  (if (instance? OutputStream out)
    (let [text (java.io.StringWriter.)]
      (copy-text reader text)
      (.write out (.getBytes (str text) (encoding opts))))
    (copy-text reader out)))

(defn ^{:private true} copy-bytes
  [in out opts]
  (if (instance? OutputStream out)
    (.transferTo in out)
    (.write out (String. (.readAllBytes in) (encoding opts)))))

(defn copy
  "Writes all of input (InputStream, Reader, File, string or byte array) to
  output (OutputStream, Writer or File); options :encoding and :buffer-size."
  [input output & opts]
  (let [opts (options opts)]
    (cond
      (instance? File output)
      (with-open [out (FileOutputStream. output)]
        (apply copy input out (mapcat identity opts)))
      (instance? File input)
      (with-open [in (FileInputStream. input)]
        (copy-bytes in output opts))
      (instance? InputStream input) (copy-bytes input output opts)
      (instance? Reader input) (write-all input output opts)
      (string? input) (write-all (java.io.StringReader. input) output opts)
      (bytes? input) (copy-bytes (ByteArrayInputStream. input) output opts)
      :else (throw (IllegalArgumentException.
                    (str "No method in multimethod 'do-copy' for dispatch"
                         " value: " [(class input) (class output)]))))
    nil))

;; ---------------------------------------------------------------------------
;; Files

(defn delete-file
  "Deletes the file; if that fails, the value of silently, or an exception."
  ([f] (delete-file f false))
  ([f silently]
   (or (.delete (file f))
       silently
       (throw (java.io.IOException. (str "Couldn't delete " f))))))

(defn make-parents
  "Makes the folders above the file that the arguments name."
  [f & more]
  (when-let [parent (.getParentFile (apply file f more))]
    (.mkdirs parent)))
