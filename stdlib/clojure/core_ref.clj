;; SPDX-License-Identifier: MIT
;;
;; References and effects: atoms, vars and bindings, exceptions, namespaces,
;; regular expressions, and other odds and ends that talk to the runtime.
;;
;; There is one thread, so swap! needs no retry; an atom without watches and
;; validator takes the short way.
(in-ns 'clojure.core)

(declare pr-str prn munge-str subs)

;; ---------------------------------------------------------------------------
;; Atoms

(defn ^{:private true} validate
  [f value]
  (when-not (or (nil? f) (f value))
    (throw (new IllegalStateException "Invalid reference state"))))

(defn ^{:private true} meta-or-throw
  [m]
  (if (or (nil? m) (map? m))
    m
    (rt/cast-error m "clojure.lang.IPersistentMap")))

(defn atom
  "A reference that swap! and reset! change; options :meta and :validator."
  ([x] (rt/atom-new x))
  ([x & options]
   (let [{:keys [meta validator]} (apply hash-map options)
         a (rt/atom-new x)]
     (when meta (rt/atom-set-meta a (meta-or-throw meta)))
     (when validator
       (validate validator x)
       (rt/atom-set-validator a validator))
     a)))

(defn ^{:private true} notify-watches
  [reference cell old new]
  (doseq [w (rt/atom-watches cell)]
    ((val w) (key w) reference old new)))

(defn ^{:private true} no-atom
  [x]
  (throw (if (nil? x)
           (new NullPointerException "nil is no atom")
           (new ClassCastException
                (str "class " (rt/class-name (rt/class-of x))
                     " cannot be cast to class clojure.lang.IAtom")))))

(defn ^{:private true} atom-value
  [a]
  (cond (rt/is-atom a) (rt/atom-get a)
        (method-of a 'reset) (deref a)
        :else (no-atom a)))

;; Sets the atom, minding its validator and watches. A user type that
;; implements IAtom has a reset method.
(defn ^{:private true} atom-reset
  [a value]
  (if (rt/is-atom a)
    (let [old (rt/atom-get a)]
      (validate (rt/atom-validator a) value)
      (rt/atom-set a value)
      (notify-watches a a old value)
      value)
    (let [m (method-of a 'reset)]
      (if m (m a value) (no-atom a)))))

;; swap! of what is not a plain atom without watches and validator: the method
;; of a type of the program does it, its last parameter the arguments after two.
(defn ^{:private true} atom-swap
  [a f args]
  (let* [m (if (rt/is-atom a) nil (method-of a 'swap))]
    (cond (nil? m) (atom-reset a (apply f (atom-value a) args))
          (nnext args) (m a f (first args) (second args) (nnext args))
          :else (apply m a f args))))

(defn ^{:private true} atom-put
  [a value]
  (if (if (rt/is-atom a) (rt/atom-plain a) false)
    (rt/atom-set a value)
    (atom-reset a value)))

(defn reset!
  "Sets the atom to newval and returns it."
  [atom newval]
  (atom-put atom newval))

(defn swap!
  "Sets the atom to (f value args...) and returns that."
  ([atom f]
   (if (if (rt/is-atom atom) (rt/atom-plain atom) false)
     (rt/atom-set atom (f (rt/atom-get atom)))
     (atom-swap atom f nil)))
  ([atom f x]
   (if (if (rt/is-atom atom) (rt/atom-plain atom) false)
     (rt/atom-set atom (f (rt/atom-get atom) x))
     (atom-swap atom f (list x))))
  ([atom f x y]
   (if (if (rt/is-atom atom) (rt/atom-plain atom) false)
     (rt/atom-set atom (f (rt/atom-get atom) x y))
     (atom-swap atom f (list x y))))
  ([atom f x y & args]
   (atom-swap atom f (list* x y args))))

(defn swap-vals!
  "swap! that returns [old new]."
  ([atom f & args]
   (let [m (if (rt/is-atom atom) nil (method-of atom 'swapVals))]
     (cond (nil? m) (let [old (deref atom)]
                      [old (atom-reset atom (apply f old args))])
           (nnext args) (m atom f (first args) (second args) (nnext args))
           :else (apply m atom f args)))))

(defn reset-vals!
  "reset! that returns [old new]."
  [atom newval]
  (let [m (if (rt/is-atom atom) nil (method-of atom 'resetVals))]
    (if m
      (m atom newval)
      (let [old (deref atom)]
        [old (atom-reset atom newval)]))))

(defn compare-and-set!
  "Sets the atom to newval if it holds oldval; was it set?"
  [atom oldval newval]
  (let [m (if (rt/is-atom atom) nil (method-of atom 'compareAndSet))
        value (if m nil (atom-value atom))]
    (cond m (m atom oldval newval)
          (or (identical? value oldval) (and (number? oldval) (= value oldval)))
          (do (atom-reset atom newval) true)
          :else false)))

;; Watches, validator and metadata of a reference are in an atom: itself, the
;; cell of a ref or agent, or what this map has for a var.
(def ^{:private true} var-cells (rt/atom-new nil))

(defn ^{:private true} var-cell
  "The cell of a var, made if missing."
  [v]
  (or (get (rt/atom-get var-cells) v)
      (let [cell (rt/atom-new nil)]
        (rt/atom-set var-cells (assoc (rt/atom-get var-cells) v cell))
        cell)))

(defn ^{:private true} cell-of
  [reference]
  (cond
    (rt/is-atom reference) reference
    (rt/is-var reference) (var-cell reference)
    :else (let [m (method-of reference 'cell)]
            (if m
              (m reference)
              (rt/cast-error reference "clojure.lang.IRef")))))

;; The method of an IRef or IReference of the program.
(defn ^{:private true} own-method
  [reference name]
  (if (rt/is-atom reference) nil (method-of reference name)))

(defn add-watch
  "Has (f key ref old new) called after each change; returns ref."
  [reference key f]
  (let [m (own-method reference 'addWatch)]
    (if m
      (m reference key f)
      (let [cell (cell-of reference)]
        (rt/atom-set-watches cell (assoc (rt/atom-watches cell) key f))
        reference))))

(defn remove-watch
  "Removes the watch under key."
  [reference key]
  (let [m (own-method reference 'removeWatch)]
    (if m
      (m reference key)
      (let [cell (cell-of reference)]
        (rt/atom-set-watches cell (not-empty (dissoc (rt/atom-watches cell) key)))
        reference))))

(defn ^{:private true} watches-of
  "The watches of a reference by their keys."
  [reference]
  (or (rt/atom-watches (cell-of reference)) {}))

(defn set-validator!
  "Has (f new-value) checked before each change."
  [iref f]
  (let [m (own-method iref 'setValidator)]
    (if m
      (m iref f)
      (do (validate f (deref iref))
          (rt/atom-set-validator (cell-of iref) f))))
  nil)

(defn get-validator "The validator of a reference, or nil." [iref]
  (let [m (own-method iref 'getValidator)]
    (if m (m iref) (rt/atom-validator (cell-of iref)))))

(defn reset-meta!
  "Sets the metadata of a reference or namespace."
  [iref m]
  (meta-or-throw m)
  (cond
    (rt/is-var iref) (rt/var-set-meta iref m)
    (rt/is-ns iref) (rt/ns-set-meta iref m)
    :else (let [own (own-method iref 'resetMeta)]
            (if own (own iref m) (rt/atom-set-meta (cell-of iref) m))))
  m)

(defn alter-meta!
  "Sets the metadata of a reference or namespace to (f meta args...)."
  [iref f & args]
  (let [own (own-method iref 'alterMeta)]
    (if own (own iref f args) (reset-meta! iref (apply f (meta iref) args)))))

;; ---------------------------------------------------------------------------
;; Vars

(def ^{:dynamic true
       :doc "The current namespace while compiling; user in a program."}
  *ns* (rt/ns-create 'user))
(def ^{:dynamic true :doc "Does assert check?"} *assert* true)
(def ^{:dynamic true :doc "The file being compiled."} *file* nil)
(def ^{:dynamic true :doc "Accepted; a call by name is never reported."}
  *warn-on-reflection* false)
(def ^{:dynamic true :doc "Accepted; arithmetic checks for overflow."}
  *unchecked-math* false)
(def ^{:dynamic true :doc "Are class files being written? No."}
  *compile-files* false)
(def ^{:dynamic true :doc "May the reader evaluate #=(...)?"}
  *read-eval* true)
(def ^{:dynamic true :doc "Tag symbols to reader functions."}
  *data-readers* {})
(def ^{:dynamic true :doc "Function of tag and value for unknown tags."}
  *default-data-reader-fn* nil)
(def ^{:dynamic true :doc "The program's arguments."}
  *command-line-args* (rt/args))
(def ^{:dynamic true :doc "The version of Clojure this follows."}
  *clojure-version* {:major 1 :minor 12 :incremental 0 :qualifier nil})

(def ^{:dynamic true :doc "The last value, at a REPL."} *1 nil)
(def ^{:dynamic true :doc "The value before *1."} *2 nil)
(def ^{:dynamic true :doc "The value before *2."} *3 nil)
(def ^{:dynamic true :doc "The last exception, at a REPL."} *e nil)

(defn clojure-version "The version as a string." [] "1.12.0")

(defn ^{:private true} var-or-throw
  [v]
  (if (rt/is-var v) v (rt/cast-error v "clojure.lang.Var")))

(defn var-get "The value of a var." [x] (rt/var-get x))
(defn var-set "Sets the current binding of a var." [x val]
  (rt/var-set x val))
(defn bound?
  "Do all the vars have a value?"
  [& vars]
  (every? (fn [v] (rt/var-is-bound (var-or-throw v))) vars))

(defn thread-bound?
  "Are all the vars bound by binding?"
  [& vars]
  (every? (fn [v] (rt/var-is-thread-bound (var-or-throw v))) vars))

(defn ^{:private true} var-set-root
  "Sets the root value, minding watches and validator; returns it."
  [v x]
  (if-let [cell (get (rt/atom-get var-cells) v)]
    (let [old (rt/var-root v)]
      (validate (rt/atom-validator cell) x)
      (rt/var-bind-root v x)
      (notify-watches v cell old x)
      x)
    (rt/var-bind-root v x)))

(defn alter-var-root
  "Sets the var's root value to (f value args...)."
  ([v f]
   (let [old (rt/var-root (var-or-throw v))]
     (var-set-root v (rt/protocol-alter old (f old)))))
  ([v f & args]
   (alter-var-root v (fn [old] (apply f old args)))))

(defn push-thread-bindings "Installs a map of var to value." [bindings]
  (rt/push-bindings bindings))
(defn pop-thread-bindings "Undoes the last push-thread-bindings." []
  (rt/pop-bindings))
(defn get-thread-bindings "A map of all bound vars to their values." []
  (rt/get-bindings))

(defn ^{:private true} var-map
  "The map form {(var name) value ...} for bindings."
  [bindings]
  (loop* [out [] bs (seq bindings)]
    (if bs
      (recur (conj out (list 'var (first bs) :bare) (second bs)) (nnext bs))
      (apply array-map out))))

;; A list, so that binding brings no maps into a program.
(defn ^{:private true} frame-form
  "The form of the list of (var name), value... for bindings."
  [bindings]
  (if bindings
    (list 'cljwc.rt/list-cons (list 'var (first bindings) :bare)
          (list 'cljwc.rt/list-cons (second bindings)
                (frame-form (nnext bindings))))
    nil))

(defmacro binding
  "Evaluates body with the dynamic vars bound to new values."
  [bindings & body]
  `(let* []
     (rt/push-frame ~(frame-form (seq bindings)))
     (try ~@body (finally (rt/pop-bindings)))))

(defmacro with-bindings
  "binding with a map of vars to values."
  [binding-map & body]
  `(let* []
     (rt/push-bindings ~binding-map)
     (try ~@body (finally (rt/pop-bindings)))))

(defn with-bindings*
  "Calls f with the map of vars to values bound."
  [binding-map f & args]
  (rt/push-bindings binding-map)
  (try (apply f args) (finally (rt/pop-bindings))))

(defn bound-fn*
  "f, to be called with today's bindings."
  [f]
  (let [bindings (rt/get-bindings)]
    (fn [& args] (apply with-bindings* bindings f args))))

(defmacro bound-fn
  "A fn called with the bindings of the place where it is written."
  [& fntail] `(bound-fn* (fn ~@fntail)))

(defmacro with-local-vars
  "Evaluates body with the names bound to fresh vars."
  [name-vals & body]
  (let [names (loop* [out [] ns (seq name-vals)]
                (if ns (recur (conj out (first ns)) (nnext ns)) out))]
    `(let* ~(loop* [out [] ns (seq names)]
              (if ns
                (recur (conj out (first ns) `(rt/var-local)) (next ns))
                out))
       (rt/push-bindings ~(apply array-map name-vals))
       (try ~@body (finally (rt/pop-bindings))))))

(defn with-redefs-fn
  "Calls func with the roots of the vars set as the map says."
  [binding-map func]
  (let [old (reduce-kv (fn [m v _]
                         (assoc m v (rt/var-root (var-or-throw v))))
                       {} binding-map)]
    (try
      (doseq [e binding-map] (var-set-root (key e) (val e)))
      (func)
      (finally
        (doseq [e old] (var-set-root (key e) (val e)))))))

(defmacro with-redefs
  "Evaluates body with the roots of the named vars changed."
  [bindings & body]
  `(with-redefs-fn ~(var-map bindings) (fn [] ~@body)))

;; ---------------------------------------------------------------------------
;; Exceptions

(defn ex-info
  "An exception with a message and a map of data."
  ([msg map] (ex-info msg map nil))
  ([msg map cause]
   (cond
     (not (or (nil? msg) (string? msg))) (rt/cast-error msg "java.lang.String")
     (nil? map) (rt/ex-info msg {} cause)
     (map? map) (rt/ex-info msg map cause)
     :else (rt/cast-error map "clojure.lang.IPersistentMap"))))

(declare message-of)

(defn ex-data "The data of an ex-info, else nil." [ex] (rt/ex-data ex))
(defn ex-message "The message of an exception, else nil." [ex]
  (message-of ex))
(defn ex-cause "The cause of an exception, or nil." [ex] (rt/ex-cause ex))

(defmacro assert
  "Throws an AssertionError if x is false."
  ([x]
   (when *assert*
     `(if ~x
        nil
        (throw (new AssertionError ~(str "Assert failed: " (pr-str x)))))))
  ([x message]
   (when *assert*
     `(if ~x
        nil
        (throw (new AssertionError
                    (str "Assert failed: " ~message
                         ~(str "\n" (pr-str x)))))))))

(defn ^{:private true} frame-map
  "A trace frame [fn-name file line] as Clojure shows StackTraceElements."
  [[f file line]]
  (let [name (rt/frame-name f) at (rt/str-index-of name " " 0)]
    [(symbol (subs name 0 at)) (symbol (subs name (inc at))) file line]))

(defn Throwable->map
  "The exception as data: :cause :via :trace :data :phase."
  [o]
  (let [chain (loop* [out [] t o]
                (if t (recur (conj out t) (rt/ex-cause t)) out))
        base (fn [t]
               (let [at (first (rt/ex-trace t))]
                 (merge {:type (symbol (rt/class-name (rt/class-of t)))}
                        (when-let [m (message-of t)] {:message m})
                        (when-let [d (rt/ex-data t)] {:data d})
                        (when at {:at (frame-map at)}))))
        root (peek chain)]
    (merge {:via (mapv base chain)
            :trace (mapv frame-map (rt/ex-trace root))}
           (when-let [m (message-of root)] {:cause m})
           (when-let [d (rt/ex-data root)] {:data d})
           (when-let [p (:clojure.error/phase (rt/ex-data o))] {:phase p}))))

(defmacro with-open
  "Evaluates body with the names bound; calls .close on their values in reverse
  order at the end."
  [bindings & body]
  (if (seq bindings)
    (let [x (nth bindings 0)]
      `(let [~x ~(nth bindings 1)]
         (try
           (with-open ~(vec (nnext bindings)) ~@body)
           (finally (. ~x (~'close))))))
    `(do ~@body)))

(defmacro locking
  "Evaluates x, then body; there is one thread."
  [x & body]
  `(let* [lockee# ~x] ~@body))

(defmacro time
  "Prints how long expr took; returns its value."
  [expr]
  `(let* [start# (rt/nano-time) ret# ~expr]
     (prn (str "Elapsed time: "
               (/ (double (- (rt/nano-time) start#)) 1000000.0)
               " msecs"))
     ret#))

(defmacro memfn
  "A function that calls the method."
  [name & args]
  (let [t (gensym "target")]
    `(fn [~t ~@args] (. ~t (~name ~@args)))))

;; ---------------------------------------------------------------------------
;; Namespaces while a program runs. What is compiled calls functions directly;
;; these tables are for programs that ask (rt/lang/ns.h, driver/lookup.c).

(defn find-ns "The namespace named by the symbol, or nil." [sym]
  (rt/ns-find sym))
(defn create-ns "The namespace named by the symbol, made if missing." [sym]
  (rt/ns-create sym))
(defn all-ns "A seq of all namespaces." [] (seq (rt/ns-all)))

(defn the-ns
  "x if it is a namespace, else the namespace it names."
  [x]
  (if (rt/is-ns x)
    x
    (or (rt/ns-find x)
        (throw (new Exception (str "No namespace: " x " found"))))))

(defn ns-name "The name of a namespace, a symbol." [ns]
  (rt/ns-name (the-ns ns)))
(defn ns-aliases "The namespace's aliases." [ns]
  (rt/ns-aliases (the-ns ns)))

(defn ^{:private true} as-symbol
  [x]
  (if (symbol? x) x (rt/cast-error x "clojure.lang.Symbol")))

(defn find-var "The var with the qualified name, or nil." [sym]
  (when-not (namespace (as-symbol sym))
    (throw (new IllegalArgumentException
                "Symbol must be namespace-qualified")))
  (if-let [ns (rt/ns-find (symbol (namespace sym)))]
    (rt/ns-lookup ns (symbol (name sym)))
    (throw (new IllegalArgumentException
                (str "No such namespace: " (namespace sym))))))

(defn ^{:private true} own-var?
  "Is v a var of the namespace named by the string?"
  [v own]
  (and (rt/is-var v) (= own (namespace (rt/var-sym v)))))

(defn ^{:private true} select-mappings
  [mappings keep?]
  (reduce-kv (fn [m sym v] (if (keep? v) (assoc m sym v) m)) {} mappings))

(defn ns-interns "The namespace's own vars." [ns]
  (let [own (str (ns-name ns))]
    (select-mappings (rt/ns-mappings (the-ns ns))
                     (fn [v] (own-var? v own)))))

(defn ns-publics "The namespace's own public vars." [ns]
  (let [own (str (ns-name ns))]
    (select-mappings (rt/ns-mappings (the-ns ns))
                     (fn [v] (and (own-var? v own)
                                  (not (rt/var-is-private v)))))))

;; Every namespace sees clojure.core, which is not copied into its mappings.
(defn ns-map "The namespace's symbols to what they mean." [ns]
  (let [m (rt/ns-mappings (the-ns ns)) core (rt/ns-find 'clojure.core)]
    (if (or (nil? core) (= 'clojure.core (ns-name ns)))
      m
      (merge (ns-publics core) m))))

(defn ns-refers
  "The vars of other namespaces that ns refers to."
  [ns]
  (let [own (str (ns-name ns))]
    (select-mappings (ns-map ns)
                     (fn [v] (and (rt/is-var v) (not (own-var? v own)))))))

(defn ns-imports "The classes ns knows by their simple names." [ns]
  (select-mappings (rt/ns-mappings (the-ns ns)) (fn [v] (rt/is-class v))))

;; The class that the symbol names, in a program that has the names of classes:
;; one that looks up symbols which are not known when it is compiled.
(defn ^{:private true} class-lookup
  [sym]
  (when-let [java (rt/ns-find 'cljwc.java)]
    (when-let [find (rt/ns-lookup java 'class-of-symbol)]
      ((rt/var-get find) sym))))

(defn ^{:private true} ns-lookup
  [ns sym]
  (or (rt/ns-lookup ns sym)
      (when-let [core (rt/ns-find 'clojure.core)]
        (let [v (rt/ns-lookup core sym)]
          (when (and v (not (rt/var-is-private v))) v)))
      (class-lookup sym)))

(defn ns-resolve
  "What the symbol means in ns: a var, a class or nil."
  ([ns sym] (ns-resolve ns nil sym))
  ([ns env sym]
   (when-not (contains? env sym)
     (if-let [space (namespace (as-symbol sym))]
       (let [ns (the-ns ns)
             target (or (get (rt/ns-aliases ns) (symbol space))
                        (rt/ns-find (symbol space)))]
         (when target (rt/ns-lookup target (symbol (name sym)))))
       (ns-lookup (the-ns ns) sym)))))

(defn resolve
  "ns-resolve in the current namespace."
  ([sym] (ns-resolve *ns* sym))
  ([env sym] (ns-resolve *ns* env sym)))

(defn ^{:private true} path-not-found
  "Throws what loading a missing file throws."
  [path]
  (throw (new java.io.FileNotFoundException
              (str "Could not locate " path "__init.class, " path
                   ".clj or " path ".cljc on classpath."
                   (when (<= 0 (rt/str-index-of path "_" 0))
                     (str " Please check that namespaces with dashes use"
                          " underscores in the Clojure file name."))))))
(defn ^{:private true} not-found
  "Throws what loading a missing namespace throws."
  [lib]
  (path-not-found
   (rt/str-replace (rt/str-replace (str lib) \- \_) \. \/)))

(defn ^{:private true} find-or-load
  "Throws if the namespace is not part of the program; a macro's is loaded."
  [lib]
  (when-not (or (rt/ns-find lib) (rt/ns-require lib)) (not-found lib)))

(defn requiring-resolve "The var named by the qualified symbol." [sym]
  (when-not (qualified-symbol? sym)
    (throw (new IllegalArgumentException
                (str "Not a qualified symbol: " sym))))
  (find-or-load (symbol (namespace sym)))
  (find-var sym))

(defn intern
  "The var with the name in ns, made if missing; sets its root to val."
  ([ns name]
   (let [ns (the-ns ns) v (rt/ns-intern ns name)]
     (when (or (meta name) (nil? (meta v)))
       (rt/var-set-meta v (assoc (meta name)
                                 :name (with-meta name nil) :ns ns)))
     v))
  ([ns name val]
   (let [v (intern ns name)]
     (rt/var-bind-root v val)
     v)))

(defn ns-unmap "Removes the symbol from ns." [ns sym]
  (when (namespace sym)
    (throw (new IllegalArgumentException
                "Can't unintern namespace-qualified symbol")))
  (rt/ns-unmap (the-ns ns) sym)
  nil)

(defn in-ns
  "Makes the namespace, created if missing, the current one."
  [name]
  (let [ns (rt/ns-create name)]
    (if (rt/var-is-thread-bound (var *ns*))
      (rt/var-set (var *ns*) ns)
      (rt/var-bind-root (var *ns*) ns))
    ns))

(defn alias
  "Adds a second name for a namespace to the current one."
  [alias namespace-sym]
  (rt/ns-add-alias (the-ns *ns*) alias (the-ns namespace-sym)))

;; A program is compiled with the namespaces it requires; they are there.
(defn ^{:private true} check-lib
  [prefix lib]
  (cond
    (keyword? lib) nil
    (symbol? lib)
    (let [full (if prefix (symbol (str prefix "." lib)) lib)]
      (find-or-load full)
      nil)
    (or (nil? (next lib)) (keyword? (second lib)))
    (let [options (apply hash-map (next lib)) as (get options :as)]
      (check-lib prefix (first lib))
      (when as (alias as (first lib)))
      nil)
    :else (run! (fn [x] (check-lib (first lib) x)) (next lib))))

;; In a live session these are forms of the compiler's, with quoted arguments.
(defn ^{:private true} change-namespace
  [form args]
  (rt/eval (cons form (map (fn [x] (list 'quote x)) args))))

(defn require
  "At top level and in live sessions: loads namespaces. Elsewhere they must be
  part of the program."
  [& args]
  (if (rt/is-live)
    (change-namespace 'clojure.core/require args)
    (run! (fn [lib] (check-lib nil lib)) args)))

(defn ^{:private true} not-at-run-time
  [what]
  (throw (new UnsupportedOperationException
              (str what " works only at top level, while compiling"))))

(defn use
  "Requires namespaces and refers to all their public vars. Only at top level
  and in live sessions."
  [& args]
  (if (rt/is-live)
    (change-namespace 'clojure.core/use args)
    (not-at-run-time "use")))
(defn refer
  "Refers to public vars of a namespace. Only at top level and in live sessions."
  [ns-sym & filters]
  (if (rt/is-live)
    (change-namespace 'clojure.core/refer (cons ns-sym filters))
    (not-at-run-time "refer")))
(defn load
  "Loads files from the source path. Only at top level and in live sessions."
  [& paths]
  (if (rt/is-live)
    (change-namespace 'clojure.core/load paths)
    (not-at-run-time "load")))

(defn special-symbol?
  "Does the symbol name a special form?"
  [s]
  (contains? '#{def if do let* loop* recur fn* quote var throw try catch
                finally new . set! letfn* case* deftype* reify* & import*
                monitor-enter monitor-exit clojure.core/import*}
             s))

(defn munge
  "A string or symbol with the characters Java names do not allow replaced."
  [s]
  (let [r (munge-str (str s))]
    (if (symbol? s) (symbol r) r)))

(defn namespace-munge "The package name of a namespace." [ns]
  (rt/str-replace (str ns) \- \_))

;; ---------------------------------------------------------------------------
;; Regular expressions

(defn re-pattern "The regex for a string." [s] (rt/re-pattern s))
(defn ^{:private true} subject
  "What a regex is matched against: the text of a CharSequence."
  [s]
  (if (instance? CharSequence s)
    (str s)
    (rt/cast-error s "java.lang.CharSequence")))

(defn re-matcher "A matcher of the regex on the string." [re s]
  (rt/re-matcher re (if (string? s) s (subject s))))
(defn re-groups "The groups of the matcher's last match." [m]
  (rt/re-groups m))
(defn re-find
  "The next match: a string, or a vector with its groups."
  ([m] (rt/re-next m))
  ([re s] (rt/re-find re (if (string? s) s (subject s)))))
(defn re-matches "The match of the whole string, or nil." [re s]
  (rt/re-matches re (if (string? s) s (subject s))))
(defn re-seq "A seq of all matches." [re s]
  (rt/re-seq re (if (string? s) s (subject s))))

;; ---------------------------------------------------------------------------
;; Values from outside

(defn random-uuid "A random UUID." [] (rt/random-uuid))

(defn tagged-literal "A tag and a form." [tag form]
  (rt/tagged-literal (as-symbol tag) form))
(defn tagged-literal? "Is x a tagged literal?" [x]
  (rt/is-tagged-literal x))
(defn reader-conditional "A reader conditional." [form splicing?]
  (if (boolean? splicing?)
    (rt/reader-conditional form splicing?)
    (rt/cast-error splicing? "java.lang.Boolean")))
(defn reader-conditional? "Is x a reader conditional?" [x]
  (rt/is-reader-conditional x))

(defn find-keyword
  "The keyword, if it exists already."
  ([name]
   (cond (keyword? name) name
         (symbol? name) (rt/find-keyword (namespace name) (rt/name name))
         (string? name) (rt/find-keyword nil name)))
  ([ns name] (rt/find-keyword ns name)))

(defn test
  "Calls the :test function of a var's metadata."
  [v]
  (if-let [f (:test (meta v))] (do (f) :ok) :no-test))

(def ^{:doc "How strings show characters that need a backslash."}
  char-escape-string
  {\newline "\\n" \tab "\\t" \return "\\r" \" "\\\"" \\ "\\\\"
   \formfeed "\\f" \backspace "\\b"})

(def ^{:doc "The names of characters that are not printed as they are."}
  char-name-string
  {\newline "newline" \tab "tab" \space "space" \backspace "backspace"
   \formfeed "formfeed" \return "return"})

(def ^{:doc "The tags that are always known, and their functions."}
  default-data-readers
  {'inst (fn [s] (rt/inst-parse s))
   'uuid (fn [s] (rt/uuid-from-string s))})

;; The vector of vector-of: `v` holds what `cast` has made of the elements.
(deftype* Vec [t cast v]
  {:class "clojure.core.Vec"}
  clojure.lang.IObj
  (meta [this] (clojure.core/meta v))
  (withMeta [this m] (new Vec t cast (with-meta v m)))
  clojure.lang.Sequential
  clojure.lang.IPersistentVector
  (count [this] (clojure.core/count v))
  (length [this] (clojure.core/count v))
  (seq [this] (clojure.core/seq v))
  (rseq [this] (clojure.core/rseq v))
  (nth [this i] (clojure.core/nth v i))
  (nth [this i default] (clojure.core/nth v i default))
  (valAt [this i] (clojure.core/get v i))
  (valAt [this i default] (clojure.core/get v i default))
  (containsKey [this i] (contains? v i))
  (entryAt [this i] (find v i))
  (cons [this x] (new Vec t cast (conj v (cast x))))
  (assoc [this i x] (new Vec t cast (clojure.core/assoc v i (cast x))))
  (assocN [this i x] (new Vec t cast (clojure.core/assoc v i (cast x))))
  (empty [this] (new Vec t cast []))
  (peek [this] (clojure.core/peek v))
  (pop [this] (new Vec t cast (clojure.core/pop v)))
  (equiv [this other] (= v (if (instance? Vec other) (.-v other) other)))
  clojure.lang.IHashEq
  (hasheq [this] (hash v))
  clojure.lang.IFn
  (invoke [this i] (v i))
  Object
  (equals [this other]
    (rt/equal-java v (if (instance? Vec other) (.-v other) other)))
  (toString [this] (str v)))

(defn vector-of
  "A vector of one primitive type, to which all that is added is converted."
  ([t]
   (let [cast (case t
                :int int :long long :float float :double double :byte byte
                :short short :char char :boolean boolean
                (throw (new IllegalArgumentException
                            (str "Unrecognized type " t))))]
     (new Vec t cast [])))
  ([t & elements] (reduce conj (vector-of t) elements)))

(defmacro definline
  "A function given by a template of its code, which is its :inline metadata."
  [name & decl]
  (let [params (first (filter vector? decl))
        template (last decl)
        body (apply (rt/eval (list `fn params template)) params)]
    `(do (defn ~name ~@(take-while (complement vector?) decl) ~params ~body)
         (alter-meta! (var ~name) assoc :inline (fn ~name ~params ~template))
         (var ~name))))
