;; SPDX-License-Identifier: MIT
;;
;; What few programs need: settings that other Clojures have, instants as a
;; protocol, reading with the text read, and the names of compile-time forms.
(in-ns 'clojure.core)

(def ^{:dynamic true :doc "Options of the compiler; not used."}
  *compiler-options* nil)
(def ^{:dynamic true :doc "Is this a REPL? No."} *repl* false)
(def ^{:dynamic true :doc "The file being read; not kept."}
  *source-path* "NO_SOURCE_FILE")

(def ^{:doc "What ~ reads as; it means something in syntax-quote only."}
  unquote)
(def ^{:doc "What ~@ reads as; it means something in syntax-quote only."}
  unquote-splicing)

;; ---------------------------------------------------------------------------
;; Forms that the compiler handles at top level: their names resolve, too.

(defn ^{:private true} top-level-only
  [what]
  (throw (new UnsupportedOperationException
              (str what " works only at top level"))))

(defmacro ns
  "Begins a namespace: (ns name docstring? attr-map? references*)."
  {:arglists '([name docstring? attr-map? references*])}
  [name & references] (top-level-only "ns"))
;; Inside of a function it is what the JVM does there, which is not supported: in
;; a library an exception, for those that try whether there is a class.
(defmacro import
  "Makes the simple names of classes known."
  [& import-symbols-or-lists]
  `(clojure.lang.Namespace/importClass '~import-symbols-or-lists))
(defmacro refer-clojure
  "Refers to clojure.core with :exclude, :only or :rename."
  [& filters] (top-level-only "refer-clojure"))

;; What is loaded are the namespaces that are known; libraries that reload others
;; take their names out of this, too.
(def ^{:private true :dynamic true
       :doc "Names that loaded-libs has beside those of namespaces."}
  *loaded-libs* (ref (sorted-set)))

(defn loaded-libs "The sorted set of the known namespaces' names." []
  (into (deref *loaded-libs*) (map ns-name) (all-ns)))

(defn remove-ns "Forgets the namespace; returns it." [sym]
  (rt/ns-remove sym))
(defn ns-unalias "Removes an alias from ns; nil." [ns sym]
  (rt/ns-remove-alias (the-ns ns) sym))

;; ---------------------------------------------------------------------------
;; Values from outside

(defprotocol Inst
  "What has a time."
  (inst-ms* [inst] "Milliseconds since 1970."))

(extend-type java.util.Date
  Inst
  (inst-ms* [inst] (rt/inst-ms inst)))

(defn inst-ms "Milliseconds since 1970 of an instant." [inst]
  (if (rt/is-inst inst) (rt/inst-ms inst) (inst-ms* inst)))

(defn inst? "Is x an instant?" [x]
  (or (rt/is-inst x) (rt/protocol-satisfies Inst x)))

(defn read+string
  "[form text]: what read returns, and the text it read without blanks around."
  ([] (read+string *in*))
  ([stream] (read+string stream true nil))
  ([stream eof-error? eof-value] (read+string stream eof-error? eof-value false))
  ([stream eof-error? eof-value recursive?]
   (read+string (if eof-error? {} {:eof eof-value}) stream))
  ([opts stream]
   (let [opts (if (= :eofthrow (:eof opts)) (dissoc opts :eof) opts)
         [form text] (rt/read-form-text stream (read-options opts))]
     [form (rt/str-java-trim text)])))

(defn StackTraceElement->vec
  "[class method file line] of an element of a trace."
  [o]
  [(symbol ((method-of o 'getClassName) o)) (symbol ((method-of o 'getMethodName) o))
   ((method-of o 'getFileName) o) ((method-of o 'getLineNumber) o)])

(defn enumeration-seq
  "A seq of what e, with methods hasMoreElements and nextElement, returns."
  [e]
  (lazy-seq
   (when ((or (method-of e 'hasMoreElements)
              (rt/cast-error e "java.util.Enumeration"))
          e)
     (cons ((method-of e 'nextElement) e) (enumeration-seq e)))))

;; For eval in a program whose compiler is elsewhere (rt/sys/side_eval.c).
(defn ^{:private true} as-text
  "The form without the places in metadata. Throws if it has values in it that
  no text reads as."
  [form]
  (let [x (cond
            (record? form) form
            (seq? form) (apply list (map as-text form))
            (vector? form) (mapv as-text form)
            (map? form) (into (empty form)
                              (map (fn [[k v]] [(as-text k) (as-text v)]))
                              form)
            (set? form) (into (empty form) (map as-text) form)
            :else form)
        m (not-empty (dissoc (meta form) :line :column))]
    (when (or (fn? x) (and (instance? clojure.lang.IDeref x) (not (var? x))))
      (throw (new UnsupportedOperationException
                  (str "eval in a live session: the form has a value in it, of "
                       (class x) ", that cannot be sent as text"))))
    (if (or (symbol? x) (coll? x)) (with-meta x m) x)))
(defn ^{:private true} readable-text
  [form]
  (let [form (as-text form)]
    (binding [*print-meta* true *print-length* nil *print-level* nil
              *print-readably* true *print-dup* false]
      (pr-str form))))

(defn load-reader
  "Reads and evaluates all forms of a reader; the value of the last. Only in live
  sessions."
  [rdr]
  (rt/load-text "NO_SOURCE_PATH" (slurp rdr)))

(defn load-string
  "Reads and evaluates all forms of a string; the value of the last. Only in live
  sessions."
  [s]
  (rt/load-text "NO_SOURCE_PATH" s))

(defn load-file
  "Reads and evaluates all forms of a file; the value of the last. Only in live
  sessions."
  [name]
  (rt/load-text name (slurp name)))

(def ^{:dynamic true :doc "At the REPL: the value of the last form."} *1 nil)
(def ^{:dynamic true :doc "At the REPL: the value of the form before that."} *2
  nil)
(def ^{:dynamic true :doc "At the REPL: the value of the third last form."} *3
  nil)
(def ^{:dynamic true :doc "At the REPL: the last exception."} *e nil)

;; For syntax-quote in what a program reads. Stays last in clojure.core.
(defmacro ^{:private true} all-core-names
  []
  (apply str " " (interleave (sort (map str (keys (ns-publics *ns*))))
                             (repeat " "))))
(def ^{:private true} core-names (all-core-names))
