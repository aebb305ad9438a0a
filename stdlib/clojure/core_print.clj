;; SPDX-License-Identifier: MIT
;;
;; Text: str, printing, writers.
;;
;; Atoms (numbers, strings, keywords...) are printed by the runtime. Everything
;; else is printed here, by kind. The multimethod print-method exists only in
;; programs that mention it: its definition puts it into print-hook, and where
;; there is a hook it is asked first. So it is with print-dup (core_dup.clj).
(in-ns 'clojure.core)

(def ^{:dynamic true :doc "The Writer that printing goes to."}
  *out* (rt/stdout))
(def ^{:dynamic true :doc "The Writer for error messages."}
  *err* (rt/stderr))
(def ^{:dynamic true :doc "The Reader that read-line reads."}
  *in* (rt/stdin))
(def ^{:dynamic true :doc "How many items of a collection are printed."}
  *print-length* nil)
(def ^{:dynamic true :doc "How deep nested collections are printed."}
  *print-level* nil)
(def ^{:dynamic true :doc "Print strings and characters as read?"}
  *print-readably* true)
(def ^{:dynamic true :doc "Print metadata?"} *print-meta* false)
(def ^{:dynamic true :doc "Does print-dup show the keys of records, too?"}
  *verbose-defrecords* false)
;; True because programs run by clojure.main see it so.
(def ^{:dynamic true :doc "Print maps of one namespace as #:ns{...}?"}
  *print-namespace-maps* true)
(def ^{:dynamic true :doc "Flush after a newline?"} *flush-on-newline* true)

(def ^{:private true :redef true} print-hook nil)

(declare pr-on str print-object)

;; ---------------------------------------------------------------------------
;; Names and hashes as the JVM shows them

(defn ^{:private true} munge-str [s] (rt/munge s))

(defn ^{:private true} class-name-of
  [x] (rt/class-name (rt/class-of x)))

(defn ^{:private true} identity-hex
  [x]
  (rt/int-hex (rt/system-hash x)))

;; Object.hashCode of values and sequences, for toString of lazy seqs.
(defn ^{:private true} java-hash
  [x]
  (let* [ordered (sequential? x) entries (map? x)]
    (if (or ordered entries (set? x))
      (loop* [h (if ordered 1 0) s (seq x)]
        (if s
          (let* [e (first s)]
            (recur (rt/unchecked-add-int
                    (if ordered (rt/unchecked-mul-int 31 h) h)
                    (if entries
                      (bit-xor (java-hash (key e)) (java-hash (val e)))
                      (java-hash e)))
                   (next s)))
          h))
      (rt/hash-code-of x))))

;; ---------------------------------------------------------------------------
;; str

;; The runtime leaves the text of a collection to us.
(defn message-of
  "The message of a Throwable, or nil."
  [e]
  (let* [m (rt/ex-message e) tail (rt/ex-tail e)]
    (if (rt/identical tail nil)
      m
      (try
        (rt/str-concat m (str tail))
        (catch Throwable t (message-of t))))))

(defn ^{:private true} ex-str
  [e]
  (let [name (rt/class-name (rt/class-of e))
        info? (rt/is-instance clojure.lang.ExceptionInfo e)
        m (message-of e)
        m (if m m (if info? "null" nil))
        s (if m (rt/atom-str3 name ": " m) name)]
    (if info?
      (rt/atom-str3 s " " (str (rt/ex-data e)))
      s)))

(defn ^{:private true} hashed-name
  "class@hash"
  [x]
  (let* [m (method-of x 'hashCode)]
    (rt/atom-str3 (class-name-of x) "@"
                  (if m (rt/int-hex (m x)) (identity-hex x)))))

;; toString of what #object[] shows.
(defn ^{:private true} plain-str
  [x]
  (let* [m (method-of x 'toString)]
    (cond
      m (m x)
      (rt/is-sb x) (rt/sb-str x)
      (and (rt/is-writer x) (not (identical? x (rt/stdout)))
           (not (identical? x (rt/stderr))))
      (rt/writer-str x)
      (rt/is-ns x) (rt/atom-str (rt/ns-name x))
      (rt/unbound-var x)
      (rt/str-concat "Unbound: #'"
                     (rt/atom-str (rt/var-sym (rt/unbound-var x))))
      :else (hashed-name x))))

;; What toString gives for anything that is no atom.
(defn ^{:private true} object-str
  [x]
  (let* [m (method-of x 'toString)]
    (cond
      m (m x)
      (or (rt/is-lazy-seq x) (rt/is-record x))
      (rt/atom-str3 (class-name-of x) "@" (rt/int-hex (java-hash x)))
      (or (rt/is-seq x) (rt/is-vector x) (rt/is-map x) (rt/is-set x)
          (rt/is-var x) (rt/is-tagged-literal x)
          (rt/is-reader-conditional x))
      (let* [sb (rt/sb-new)] (pr-on x sb) (rt/sb-str sb))
      (rt/is-throwable x) (ex-str x)
      :else (plain-str x))))

(defn ^{:private true} str1
  [x]
  (if (rt/is-str x)
    x
    (let* [s (rt/atom-str x)]
      (if (rt/identical s nil) (object-str x) s))))

(defn ^{:private true} add-str
  [sb x]
  (if (rt/sb-str-append sb x) nil (rt/sb-append sb (object-str x))))

(defn str
  "The text of the arguments, one after the other; nil counts as empty."
  ([] "")
  ;; A symbol without namespace gives its name itself: libraries compare the two
  ;; with identical?.
  ([x] (if (symbol? x) (if (rt/namespace x) (str1 x) (rt/name x)) (str1 x)))
  ([x y] (rt/str-concat (str1 x) (str1 y)))
  ([x y z]
   (let* [s (rt/atom-str3 x y z)]
     (if (rt/identical s nil)
       (rt/str-concat (rt/str-concat (str1 x) (str1 y)) (str1 z))
       s)))
  ([x y z & more]
   (let* [sb (rt/sb-new)]
     (add-str sb x)
     (add-str sb y)
     (add-str sb z)
     (loop* [xs more]
       (if xs
         (do (add-str sb (first xs))
             (recur (next xs)))
         (rt/sb-str sb))))))

(defn subs
  "The part of s from start up to, excluding, end."
  ([s start] (rt/subs s start nil))
  ([s start end] (rt/subs s start (if (nil? end) (rt/as-long end) end))))

;; ---------------------------------------------------------------------------
;; Collections

(defn ^{:private true} w-str
  [w s]
  (rt/writer-write w s))

;; The items of xs, each printed by (f x w), separated; *print-length* applies.
(defn ^{:private true} print-items
  [f begin sep end xs w]
  (w-str w begin)
  (loop* [s (seq xs) n *print-length*]
    (if s
      (if (rt/identical n 0)
        (w-str w "...")
        (do (f (first s) w)
            (let* [more (next s)]
              (if more (w-str w sep) nil)
              (recur more (if n (rt/count-down n) nil)))))
      nil))
  (w-str w end))

(defn ^{:private true} print-bracketed
  [f begin sep end xs w]
  (let* [level *print-level*]
    (if (nil? level)
      (print-items f begin sep end xs w)
      (if (rt/lt level 1)
        (w-str w "#")
        (binding [*print-level* (rt/count-down level)]
          (print-items f begin sep end xs w))))))

(defn ^{:private true} print-entry
  [e w]
  (pr-on (key e) w)
  (w-str w " ")
  (pr-on (val e) w))

(defn ^{:private true} ns-of
  "The namespace of a keyword or symbol, else nil."
  [k]
  (if (or (keyword? k) (symbol? k)) (namespace k) nil))

(defn ^{:private true} common-namespace
  "The namespace of all keys of m, or nil."
  [m]
  (loop* [s (seq m) common nil]
    (if s
      (let* [ns (ns-of (key (first s)))]
        (if (and ns (or (nil? common) (= ns common)))
          (recur (next s) ns)
          nil))
      common)))

(defn ^{:private true} without-ns
  [k]
  (if (keyword? k) (keyword nil (name k)) (symbol nil (name k))))

(defn ^{:private true} lift-ns
  "[namespace entries] of a map that can be printed as #:namespace{...}: the
  entries with keys without it. Else nil. (clojure.pprint calls it.)"
  [m]
  (let* [ns (if *print-namespace-maps* (common-namespace m) nil)]
    (if ns
      [ns (map (fn [e] [(without-ns (key e)) (val e)]) m)]
      nil)))

(defn ^{:private true} print-local-entry
  "An entry whose key is printed without its namespace."
  [e w]
  (let* [k (key e)]
    (if (keyword? k) (w-str w ":") nil)
    (w-str w (name k))
    (w-str w " ")
    (pr-on (val e) w)))

(defn ^{:private true} print-map-to
  [m w]
  (let* [ns (if *print-namespace-maps* (common-namespace m) nil)]
    (if ns
      (do (w-str w "#:")
          (w-str w ns)
          (print-bracketed print-local-entry "{" ", " "}" m w))
      (print-bracketed print-entry "{" ", " "}" m w))))

(defn ^{:private true} print-meta
  [x w]
  (let [m (meta x)]
    (when (and (seq m) *print-readably*)
      (w-str w "^")
      (let [tag (if (rt/identical (count m) 1) (:tag m) nil)]
        (pr-on (if tag tag m) w))
      (w-str w " "))))

;; ---------------------------------------------------------------------------
;; Objects

(defn ^{:private true} print-head
  "#object[class 0xhash "
  [x w]
  (w-str w "#object[")
  (let* [c (class-name-of x)]
    (if (rt/is-array x) (pr-on c w) (w-str w c)))
  (w-str w " 0x")
  (w-str w (identity-hex x))
  (w-str w " "))

(defn ^{:private true} print-cell
  [x w]
  (print-head x w)
  (let* [m (method-of x 'isRealized) ready? (if m (m x) true)]
    ;; As a map, without one: maps are 25 KB of code.
    (print-bracketed
     (fn* [value? w]
       (w-str w (if value?
                  ":val "
                  (if ready? ":status :ready" ":status :pending")))
       (if value? (pr-on (if ready? (deref x) nil) w) nil))
     "{" ", " "}" (rt/list-cons false (rt/list-cons true nil)) w))
  (w-str w "]"))

(defn ^{:private true} ex-chain
  "x, its cause, the cause of that..."
  [x]
  (if x (rt/list-cons x (ex-chain (rt/ex-cause x))) nil))

;; A trace frame (fn-name file line) as Clojure shows StackTraceElements.
(defn ^{:private true} print-frame
  [frame w]
  (let* [file (next frame)]
    (w-str w "[")
    (w-str w (rt/frame-name (first frame)))
    (print-items pr-on " " " " "]" file w)))

;; The message, without what str alone knows.
(defn ^{:private true} print-message
  [x w]
  (let* [tail (rt/ex-tail x)]
    (pr-on (if (rt/identical tail nil)
             (rt/ex-message x)
             (let* [sb (rt/sb-new)]
               (rt/sb-append sb (rt/ex-message x))
               (pr-on tail sb)
               (rt/sb-str sb)))
           w)))

(defn ^{:private true} print-via
  "One exception of the chain of causes."
  [x w]
  (w-str w "{:type ")
  (w-str w (rt/class-name (rt/class-of x)))
  (let* [m (rt/ex-message x) d (rt/ex-data x) at (rt/ex-trace x)]
    (if m (do (w-str w "\n   :message ") (print-message x w)) nil)
    (if d (do (w-str w "\n   :data ") (pr-on d w)) nil)
    (if at (do (w-str w "\n   :at ") (print-frame (first at) w)) nil))
  (w-str w "}"))

(defn ^{:private true} print-throwable
  [x w]
  (let* [chain (ex-chain x)
         root (loop* [e x]
                (let* [cause (rt/ex-cause e)] (if cause (recur cause) e)))]
    (w-str w "#error {\n :cause ")
    (print-message root w)
    (let* [d (rt/ex-data root)]
      (if d (do (w-str w "\n :data ") (pr-on d w)) nil))
    (print-items print-via "\n :via\n [" "\n  " "]" chain w)
    (print-items print-frame "\n :trace\n [" "\n  " "]}" (rt/ex-trace root) w)))

(defn ^{:private true} print-object
  "Prints what is neither an atom nor claimed by print-method."
  [x w]
  (when *print-meta* (print-meta x w))
  (cond
    (or (rt/is-seq x) (rt/is-vector x) (rt/is-set x))
    (print-bracketed pr-on
                     (cond (rt/is-seq x) "(" (rt/is-vector x) "[" :else "#{")
                     " "
                     (cond (rt/is-seq x) ")" (rt/is-vector x) "]" :else "}")
                     x w)
    (and (rt/is-map x) (not (rt/is-protocol x)))
    (do (when (rt/is-record x)
          (w-str w "#")
          (w-str w (rt/class-name (rt/class-of x))))
        (print-map-to x w))
    (rt/is-var x) (do (w-str w "#'") (pr-on (rt/var-sym x) w))
    (rt/is-throwable x) (print-throwable x w)
    (or (rt/is-tagged-literal x) (rt/is-reader-conditional x))
    (let* [tag (rt/tagged-tag x)]
      (if (rt/is-tagged-literal x)
        (do (w-str w "#") (pr-on tag w) (w-str w " "))
        (w-str w (if tag "#?@" "#?")))
      (pr-on (rt/tagged-form x) w))
    (rt/is-instance clojure.lang.IDeref x) (print-cell x w)
    :else
    (let* [m (method-of x 'printOn)]
      (if m
        (m x w)
        (do (print-head x w)
            (pr-on (plain-str x) w)
            (w-str w "]"))))))

(defn ^{:private true} pr-on
  "Prints x to w as *print-readably* says."
  [x w]
  (let* [hook print-hook]
    (if (rt/identical hook nil)
      (do (if (rt/is-sym x) (when *print-meta* (print-meta x w)) nil)
          (if (rt/print-atom w x *print-readably*) nil (print-object x w)))
      (hook x w)))
  nil)

(defn print-builtin
  "What print-method does for values without a method of their own."
  [x w]
  (if (rt/is-sym x) (when *print-meta* (print-meta x w)) nil)
  (if (rt/print-atom w x *print-readably*) nil (print-object x w)))

(defn print-simple "Prints the text of x." [x w]
  (w-str w (str x)))

(defn print-ctor
  "Prints x as #=(Class. ...), with print-args for the arguments."
  [x print-args w]
  (w-str w "#=(")
  (w-str w (rt/class-name (rt/class-of x)))
  (w-str w ". ")
  (print-args x w)
  (w-str w ")"))

;; ---------------------------------------------------------------------------
;; print and its family

(defn ^{:private true} print-all
  "Prints the items of xs to w with spaces between."
  [xs w]
  (loop* [s (seq xs)]
    (if s
      (do (pr-on (first s) w)
          (if (next s)
            (do (w-str w " ") (recur (next s)))
            nil))
      nil)))

(defn newline "Writes a newline." []
  (w-str *out* "\n"))

(defn flush "Flushes *out*." []
  (rt/flush *out*))

(defn ^{:private true} end-line
  []
  (let* [w *out*]
    (w-str w "\n")
    (if *flush-on-newline* (rt/flush-line w) nil)
    nil))

(defn pr
  "Prints the arguments so that they can be read back."
  ([] nil)
  ([x] (pr-on x *out*))
  ([x & more]
   (let* [w *out*]
     (pr-on x w)
     (w-str w " ")
     (print-all more w))))

(defn prn
  "pr and a newline."
  ([] (end-line))
  ([x] (pr-on x *out*) (end-line))
  ([x & more] (apply pr x more) (end-line)))

;; Without a hook, atoms need no binding of *print-readably*.
(defn ^{:private true} print1
  [x w]
  (if (if (rt/identical print-hook nil) (rt/print-atom w x false) false)
    nil
    (binding [*print-readably* nil] (pr-on x w))))

(defn print
  "Prints the arguments for people."
  ([] nil)
  ([x] (print1 x *out*))
  ([x & more]
   (let* [w *out*]
     (print1 x w)
     (loop* [xs more]
       (if xs
         (do (w-str w " ")
             (print1 (first xs) w)
             (recur (next xs)))
         nil)))))

(defn println
  "print and a newline."
  ([] (end-line))
  ([x] (print1 x *out*) (end-line))
  ([x & more] (apply print x more) (end-line)))

;; The compiler calls these two where it sees that all arguments are atoms: then
;; print-object is not needed.
(defn ^{:private true} print-atoms
  [x & more]
  (let* [w *out* hook print-hook]
    (loop* [x x xs more]
      (if (rt/identical hook nil)
        (rt/print-atom w x false)
        (binding [*print-readably* nil] (hook x w)))
      (if xs
        (do (w-str w " ")
            (recur (first xs) (next xs)))
        nil))))

(defn ^{:private true} println-atoms
  ([x] (print-atoms x) (end-line))
  ([x & more] (apply print-atoms x more) (end-line)))

(defmacro with-out-str
  "What body prints, as a string."
  [& body]
  `(let* [w# (rt/string-writer)]
     (binding [*out* w#] ~@body)
     (rt/writer-str w#)))

(defmacro with-in-str
  "Evaluates body with *in* reading from the string."
  [s & body]
  `(with-open [s# (clojure.lang.LineNumberingPushbackReader.
                   (java.io.StringReader. ~s))]
     (binding [*in* s#] ~@body)))

(defn pr-str
  "What pr prints, as a string."
  ([] "")
  ([x]
   (let* [s (if (rt/identical print-hook nil)
              (let* [sb (rt/sb-new)]
                (if (rt/print-atom sb x *print-readably*) (rt/sb-str sb) nil))
              nil)]
     (if (rt/identical s nil) (with-out-str (pr-on x *out*)) s)))
  ([x & more] (with-out-str (print-all (cons x more) *out*))))

(defn prn-str "What prn prints, as a string." [& xs]
  (str (apply pr-str xs) "\n"))

(defn print-str
  "What print prints, as a string."
  [& xs]
  (binding [*print-readably* nil] (apply pr-str xs)))

(defn println-str "What println prints, as a string." [& xs]
  (str (apply print-str xs) "\n"))
