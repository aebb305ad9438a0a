;; SPDX-License-Identifier: MIT
;;
;; What one asks at a REPL: documentation, names, sources, traces.
(ns clojure.repl
  (:require [clojure.string :as str]))

;; ---------------------------------------------------------------------------
;; Documentation

(def ^{:private true} special-forms
  "Of each its shapes and what it does."
  '{. [[(.method object args*) (.-field object) (Class/method args*)
        Class/field]
       "Calls a method, or gives a field, of an object or class."]
    catch [[(try expr* (catch Class name expr*) (finally expr*))]
           "A clause of try."]
    def [[(def symbol doc-string? init?)]
         "Makes the var of that name in the current namespace, and gives it the
  value of init, if there is one."]
    do [[(do expr*)]
        "Evaluates the expressions in order; the value of the last, or nil."]
    finally [[(try expr* (catch Class name expr*) (finally expr*))]
             "A clause of try."]
    if [[(if test then else?)]
        "Evaluates then, or if test was nil or false else, which is nil when
  there is none."]
    monitor-enter [[(monitor-enter x)]
                   "Takes x's lock, of which the one thread has no need."]
    monitor-exit [[(monitor-exit x)] "Gives it back."]
    new [[(new Class args*) (Class. args*)]
         "Makes an object: evaluates the arguments and calls the constructor."]
    quote [[(quote form)] "The form itself, not evaluated."]
    recur [[(recur expr*)]
           "Evaluates the expressions, then binds the names of the innermost loop
  or function anew and goes on there."]
    set! [[(set! var expr) (set! (.-field object) expr)]
          "Sets the binding of a var, or a mutable field of an object."]
    throw [[(throw expr)] "Throws the value of expr, a Throwable."]
    try [[(try expr* (catch Class name expr*) (finally expr*))]
         "Evaluates the expressions; the first catch whose class fits takes what
  they throw, and finally is evaluated in any case."]
    var [[(var symbol)] "The var of that name, not its value. #'x is (var x)."]
    & [[(fn [x & more] expr*)] "The parameter after it gets the rest."]})

(defn ^{:private true} special-doc
  [sym]
  (let [[forms text] (special-forms sym)]
    (assoc (if forms {:forms forms :doc text} (meta (resolve sym)))
           :name sym
           :special-form true)))

(defn ^{:private true} namespace-doc
  [ns]
  (assoc (meta ns) :name (ns-name ns)))

(defn ^{:private true} print-doc
  [{:keys [ns name forms arglists special-form macro doc]}]
  (println "-------------------------")
  (println (str (when ns (str (ns-name ns) "/")) name))
  (doseq [f forms]
    (print "  ")
    (prn f))
  (when arglists (prn arglists))
  (cond special-form (println "Special Form")
        macro (println "Macro"))
  (when doc (println " " doc))
  (when special-form
    (println (str "\n  Please see http://clojure.org/special_forms#" name))))

(defmacro doc
  "Prints the documentation of a var, special form or namespace."
  [name]
  (cond
    (special-forms name) `(#'print-doc (#'special-doc '~name))
    (find-ns name) `(#'print-doc (#'namespace-doc (find-ns '~name)))
    (resolve name) `(#'print-doc (meta (var ~name)))))

(defn find-doc
  "Prints the documentation of all vars, namespaces and special forms in whose
  name or documentation the regex finds something."
  [re-string-or-pattern]
  (let [re (re-pattern re-string-or-pattern)]
    (doseq [m (concat (mapcat (fn [ns]
                                (sort-by :name (map meta (vals (ns-interns ns)))))
                              (all-ns))
                      (map namespace-doc (all-ns))
                      (map special-doc (keys special-forms)))
            :when (and (:doc m)
                       (or (re-find re (:doc m))
                           (re-find re (str (:name m)))))]
      (print-doc m))))

;; ---------------------------------------------------------------------------
;; Names

(defn apropos
  "The public vars of all namespaces in whose name the regex, or the text of
  anything else, is found."
  [str-or-pattern]
  (let [found? (if (instance? java.util.regex.Pattern str-or-pattern)
                 (fn [sym] (re-find str-or-pattern (str sym)))
                 (fn [sym] (str/includes? (str sym) (str str-or-pattern))))]
    (sort (for [ns (all-ns)
                sym (keys (ns-publics ns))
                :when (found? sym)]
            (symbol (str ns) (str sym))))))

(defn dir-fn
  "The sorted names of the public vars of a namespace or alias."
  [ns]
  (sort (keys (ns-publics (the-ns (get (ns-aliases *ns*) ns ns))))))

(defmacro dir
  "Prints the sorted names of the public vars of a namespace or alias."
  [nsname]
  `(doseq [v# (dir-fn '~nsname)]
     (println v#)))

;; ---------------------------------------------------------------------------
;; Sources

(defn ^{:private true} file-text
  [file]
  (try (slurp file)
       (catch java.io.IOException e nil)))

(defn source-fn
  "The source text of what the symbol names, if its file is still where it was
  loaded from. Else nil."
  [x]
  (let [{:keys [file line]} (meta (resolve x))
        text (when (and file line) (file-text file))]
    (when text
      (let [reader (clojure.lang.LineNumberingPushbackReader.
                      (java.io.StringReader. text))]
        (dotimes [_ (dec line)] (.readLine reader))
        (second (read+string {:read-cond :allow} reader))))))

(defmacro source
  "Prints the source text of what the symbol names."
  [n]
  `(println (or (source-fn '~n) (str "Source not found"))))

;; ---------------------------------------------------------------------------
;; Exceptions

(defn demunge
  "The Clojure name of the class of a function, as traces show it."
  [fn-name]
  (clojure.lang.Compiler/demunge fn-name))

(defn root-cause
  "The last exception of a chain of causes; of those of the compiler the one
  that says where."
  [t]
  (if (and (:clojure.error/phase (ex-data t)) (:clojure.error/line (ex-data t)))
    t
    (if-let [cause (ex-cause t)] (recur cause) t)))

(defn stack-element-str
  "A frame of a trace for people."
  [el]
  (str (demunge (.getClassName el))
       " (" (.getFileName el) ":" (.getLineNumber el) ")"))

(def ^{:private true} compile-phases
  #{:read-source :macro-syntax-check :macroexpansion :compile-syntax-check
    :compilation})

(defn ^{:private true} print-exception
  [e depth]
  (when (compile-phases (:clojure.error/phase (ex-data e)))
    (println "Note: The following stack trace applies to the reader or compiler,"
             "your code was not executed."))
  (println (str (.getSimpleName (class e)) " " (ex-message e)
                (when-let [data (ex-data e)] (str " " (pr-str data)))))
  (doseq [el (take depth (.getStackTrace e))]
    (println (str "\t" (stack-element-str el))))
  (when-let [cause (ex-cause e)]
    (println "Caused by:")
    (recur cause (min depth (+ 2 (- (count (.getStackTrace cause))
                                    (count (.getStackTrace e))))))))

(defn pst
  "Prints to *err* the class, message, data and the innermost frames, 12 or
  depth, of an exception, by default of the root cause of *e."
  ([] (pst 12))
  ([e-or-depth]
   (if (instance? Throwable e-or-depth)
     (pst e-or-depth 12)
     (when-let [e *e]
       (pst (root-cause e) e-or-depth))))
  ([e depth]
   (binding [*out* *err*]
     (print-exception e depth))))

;; ---------------------------------------------------------------------------
;; Interrupts, which end a program here

(defn thread-stopper
  "A function of a message that throws an Error with it."
  ([] (thread-stopper nil))
  ([thread] (fn [message] (throw (Error. message)))))

(defn set-break-handler!
  "Not supported: there are no signals in WASI."
  ([] (set-break-handler! nil))
  ([f] (throw (UnsupportedOperationException.
               "set-break-handler!: there are no signals in WASI"))))
