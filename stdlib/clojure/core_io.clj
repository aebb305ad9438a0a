;; SPDX-License-Identifier: MIT
;;
;; print-method, reading and files.
(in-ns 'clojure.core)

;; ---------------------------------------------------------------------------
;; print-method

(defn ^{:private true} print-dispatch
  [x w]
  (let [t (:type (meta x))]
    (if (keyword? t) t (class x))))

;; print-method once a program has it: what print-dup prints plainly with.
(def ^{:private true :redef true} method-hook nil)

;; Defining this is what makes printing ask it: see core_print.clj. Where there
;; is a hook already it is that of print-dup, which asks this one.
(defn ^{:private true} install-print-hook
  [f]
  (alter-var-root #'method-hook (fn [_] f))
  (alter-var-root #'print-hook (fn [hook] (if hook hook f)))
  f)

(def ^{:doc "The multimethod, on the type of x, that printing to writer w uses."
       :arglists '([x w])}
  print-method
  (let [f (multi-fn "print-method" print-dispatch :default
                    #'global-hierarchy)]
    (add-method f :default print-builtin)
    (install-print-hook f)))

;; ---------------------------------------------------------------------------
;; Reading

;; The names of clojure.core between blanks: programs have no table of its vars.
(declare core-names)

(defn ^{:private true} core-name?
  [sym]
  (<= 0 (rt/str-index-of core-names
                         (rt/str-concat " " (rt/str-concat (name sym) " ")) 0)))

;; What an alias stands for in *ns*, as a symbol; nil: nothing.
(defn ^{:private true} read-alias
  [alias]
  (let [ns (get (rt/ns-aliases *ns*) alias)]
    (cond
      ns (rt/ns-name ns)
      (rt/ns-find alias) alias
      :else nil)))

;; What syntax-quote makes of a symbol; nil: it is of the current namespace.
(defn ^{:private true} read-symbol
  [sym]
  (let [space (namespace sym)
        ns (if space (read-alias (symbol space)) nil)
        v (if space nil (rt/ns-lookup *ns* sym))]
    (cond
      ns (symbol (name ns) (name sym))
      space sym
      (rt/is-var v) (rt/var-sym v)
      (rt/is-class v) (symbol (rt/class-name v))
      (<= 0 (rt/str-index-of (name sym) "." 0)) sym
      (core-name? sym) (symbol "clojure.core" (name sym))
      :else nil)))

(defn ^{:private true} read-resolve
  [kind sym]
  (if (= kind :alias) (read-alias sym) (read-symbol sym)))

;; What knows classes and their members, in programs that print-dup values and
;; read some (cljwc.java/read-java).
(def ^{:private true :redef true} read-java-hook nil)

;; Of #=Class, #=(Class. args...) and #=(Class/method args...); false: f is none.
(defn ^{:private true} read-java
  [f args]
  (if (rt/identical read-java-hook nil) false (read-java-hook f args)))

;; The value of #=(f args...): the function that f names, of the arguments as
;; they are read.
(defn ^{:private true} read-evaluated
  [form]
  (let [f (if (seq? form) (first form) form)
        v (if (symbol? f) (ns-resolve *ns* f) nil)]
    (cond
      (not (symbol? f)) (throw (new IllegalArgumentException
                                    "Unsupported #= form"))
      (and (symbol? form) (rt/is-class v)) v
      (= f 'var) (ns-resolve *ns* (second form))
      (and (seq? form) (rt/is-var v)) (apply (rt/var-get v) (rest form))
      :else
      (let [made (read-java f (if (seq? form) (rest form) nil))]
        (if made
          (made)
          (throw (new RuntimeException (str "Can't resolve " f))))))))

(defn ^{:private true} read-options
  [opts]
  (rt/read-regexes)
  (rt/read-types)
  (assoc opts
         :ns (rt/ns-name *ns*)
         :resolve read-resolve
         :eval (if *read-eval* read-evaluated nil)
         :readers *data-readers*
         :default *default-data-reader-fn*))

(defn read-string
  "The first form in the string."
  ([s] (rt/read-string s (read-options {})))
  ([opts s]
   (rt/read-string s (read-options
                      (if (= :eofthrow (:eof opts)) (dissoc opts :eof) opts)))))

(defn read
  "The next form of the reader (default *in*)."
  ([] (read *in*))
  ([stream] (rt/read-form stream (read-options {})))
  ([opts stream]
   (rt/read-form stream (read-options
                         (if (= :eofthrow (:eof opts))
                           (dissoc opts :eof)
                           opts))))
  ([stream eof-error? eof-value]
   (read stream eof-error? eof-value false))
  ([stream eof-error? eof-value recursive?]
   (rt/read-form stream (read-options
                         (if eof-error? {} {:eof eof-value})))))

(defn read-line "The next line of *in*, nil at the end." []
  (rt/reader-line *in*))

(defn line-seq
  "A lazy seq of the reader's lines."
  [rdr]
  (when-let [line (rt/reader-line rdr)]
    (cons line (lazy-seq (line-seq rdr)))))

(def ^{:private true} charsets
  "Their numbers in rt/str/charset.h, by their names and aliases in lower case."
  {"utf-8" 0 "utf8" 0 "unicode-1-1-utf-8" 0
   "iso-8859-1" 1 "iso8859_1" 1 "iso8859-1" 1 "iso_8859-1" 1 "iso_8859_1" 1
   "latin1" 1 "l1" 1 "8859_1" 1 "cp819" 1 "ibm819" 1 "ibm-819" 1 "819" 1
   "csisolatin1" 1 "iso-ir-100" 1 "iso_8859-1:1987" 1
   "us-ascii" 2 "ascii" 2 "ascii7" 2 "iso646-us" 2 "646" 2 "us" 2 "cp367" 2
   "ibm367" 2 "default" 2 "csascii" 2 "iso-ir-6" 2 "ansi_x3.4-1968" 2
   "ansi_x3.4-1986" 2 "iso_646.irv:1983" 2 "iso_646.irv:1991" 2
   "utf-16" 3 "utf_16" 3 "unicode" 3 "unicodebig" 3
   "utf-16be" 4 "utf_16be" 4 "x-utf-16be" 4 "iso-10646-ucs-2" 4
   "unicodebigunmarked" 4
   "utf-16le" 5 "utf_16le" 5 "x-utf-16le" 5 "unicodelittleunmarked" 5})

(defn ^{:private true} charset-number
  "Of a charset's name."
  [encoding]
  (or (charsets (rt/str-lower (str encoding)))
      (throw (new java.io.UnsupportedEncodingException (str encoding)))))

(defn ^{:private true} io-options
  [options]
  (apply hash-map options))

(defn ^{:private true} slurp-reader
  "Of a Reader of the program."
  [r]
  (let [read (method-of r 'read) close (method-of r 'close)
        buffer (rt/array-make \C 8192) sb (rt/sb-new)]
    (try
      (loop [n (read r buffer 0 8192)]
        (when-not (neg? n)
          (rt/sb-append sb (rt/array-text (rt/array-range buffer 0 n)))
          (recur (read r buffer 0 8192))))
      (rt/sb-str sb)
      (finally (close r)))))

;; What is neither a path nor a reader or writer of the runtime is one of
;; java.io's objects (cljwc/java_io.clj); those have these methods.
(defn ^{:private true} slurp-from
  [f charset]
  (let [path (method-of f 'getPath) bytes (method-of f 'readAllBytes)
        close (method-of f 'close) open (method-of f 'openStream)]
    (cond open (slurp-from (open f) charset)
          path (rt/slurp-in (path f) charset)
          bytes (let [s (rt/str-decode (bytes f) charset)] (close f) s)
          (bytes? f) (rt/str-decode f charset)
          (and (rt/is-array f) (rt/identical (rt/array-code f) \C))
          (rt/array-text f)
          (rt/is-instance java.io.Reader f) (slurp-reader f)
          :else (rt/slurp f))))

(defn slurp
  "The contents of a file's name, File, reader or stream, as a string; option
  :encoding."
  ([f]
   (if (if (string? f) true (rt/is-reader f)) (rt/slurp f) (slurp-from f 0)))
  ([f & options]
   (let [encoding (:encoding (io-options options))]
     (cond (or (nil? encoding) (rt/is-reader f)) (slurp f)
           (string? f) (rt/slurp-in f (charset-number encoding))
           :else (slurp-from f (charset-number encoding))))))

(defn ^{:private true} spit-to
  [f content append charset]
  (let [path (method-of f 'getPath) write (method-of f 'write)
        close (method-of f 'close)]
    (cond path (rt/spit-in (path f) content append charset)
          (and write close)
          (do (write f (if (rt/is-instance java.io.OutputStream f)
                         (rt/str-encode content charset)
                         content))
              (close f)
              nil)
          :else (rt/spit f content append))))

(defn spit
  "Writes content to a file's name or File, or to a writer or stream, which it
  closes; options :append and :encoding."
  ([f content]
   (cond (string? f) (rt/spit f (str content) false)
         (rt/is-writer f)
         (do (rt/writer-write f (str content)) (rt/close f) nil)
         :else (spit-to f (str content) false 0)))
  ([f content & options]
   (let [{:keys [append encoding]} (io-options options)
         charset (if encoding (charset-number encoding) 0)]
     (cond (rt/is-writer f) (spit f content)
           (and (string? f) encoding)
           (rt/spit-in f (str content) (boolean append) charset)
           (string? f) (rt/spit f (str content) (boolean append))
           :else (spit-to f (str content) (boolean append) charset)))))

(defn file-seq
  "A seq of a directory, a File or its path, and all below it, depth first."
  [dir]
  (if (string? dir)
    (tree-seq (fn [p] (rt/file-is-dir p))
              (fn [p] (map (fn [n] (str p "/" n)) (rt/file-list p)))
              dir)
    (let [folder? (method-of dir 'isDirectory)
          files (method-of dir 'listFiles)]
      (tree-seq folder? (fn [f] (seq (files f))) dir))))

;; ---------------------------------------------------------------------------
;; Evaluation

(defn eval
  "The value of the form. Compiled programs have no evaluator yet: there it
  throws; macros can use it."
  [form] (rt/eval form))

(defn macroexpand-1
  "The form with its outermost macro call expanded once. In macros only, as
  eval."
  [form] (as-on-jvm (rt/macroexpand-1 form)))

(defn macroexpand
  "The form expanded until it is no macro call. In macros only, as eval."
  [form]
  (let [ex (macroexpand-1 form)]
    (if (identical? ex form) form (recur ex))))
