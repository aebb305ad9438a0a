;; SPDX-License-Identifier: MIT
;;
;; clojure.core, bottom part: from special forms to the language people write.
;;
;; This file is loaded form by form. When it starts, only special forms and the
;; runtime's primitives, called as (rt/name ...), exist, and a macro can use
;; only what stands above it, because macros run while the rest is being read.
;; So the order is: what syntax-quote needs, then `fn`, `defn` and `defmacro`
;; written with primitives alone, then `let` and destructuring, then the
;; control macros, and last the files that hold the library proper.
;;
;; Two rules keep compiled programs small and fast:
;;   - a function whose body is one primitive on its own parameters is inlined
;;     wherever it is called, so wrappers have arities of exactly that shape;
;;   - nothing here does work when a program starts, unless the program reaches
;;     the var that needs it.
(ns clojure.core)

;; ---------------------------------------------------------------------------
;; Helpers of fn, defn and defmacro, on primitives only

(def destructure)
(def ^{:private true} destructure-params)
(def ^{:private true} with-conditions)

(def ^{:private true} simple-params?
  (fn* simple-params?
    ([params]
     (if (rt/seq params)
       (if (rt/is-sym (rt/first params))
         (simple-params? (rt/next params))
         false)
       true))))

;; What a macro was given, if it is what it must be.
(def ^{:private true} vector-or-throw
  (fn* ([x message]
        (if (rt/is-vector x) x (throw (new IllegalArgumentException message))))))
(def ^{:private true} symbol-or-throw
  (fn* ([x message]
        (if (rt/is-sym x) x (throw (new IllegalArgumentException message))))))

;; One arity: (params body...) with patterns and conditions compiled away.
(def ^{:private true} fn-clause
  (fn* ([clause]
        (let* [params (vector-or-throw (rt/first clause)
                                       "parameters must be a vector")
               body (rt/next clause)
               body (if (rt/is-map (rt/first body))
                      (if (rt/next body) (with-conditions body) body)
                      body)]
          (if (simple-params? params)
            (rt/cons params body)
            (destructure-params params body))))))

(def ^{:private true} fn-clauses
  (fn* fn-clauses
    ([clauses]
     (if (rt/seq clauses)
       (rt/cons (fn-clause (rt/first clauses)) (fn-clauses (rt/next clauses)))
       nil))))

;; ([x] ...) or (([x] ...) ([x y] ...)): always the second shape.
(def ^{:private true} clause-list
  (fn* ([sigs] (if (rt/is-vector (rt/first sigs)) (rt/cons sigs nil) sigs))))

(def ^{:private true} arglists
  (fn* arglists
    ([clauses]
     (if (rt/seq clauses)
       (rt/cons (rt/first (rt/first clauses)) (arglists (rt/next clauses)))
       nil))))

;; Clauses of a macro take &form and &env first.
(def ^{:private true} macro-clauses
  (fn* macro-clauses
    ([clauses]
     (if (rt/seq clauses)
       (let* [clause (rt/first clauses)
              params (loop* [ps ['&form '&env] xs (rt/seq (rt/first clause))]
                       (if xs
                         (recur (rt/conj ps (rt/first xs)) (rt/next xs))
                         ps))]
         (rt/cons (rt/cons params (rt/next clause))
                  (macro-clauses (rt/next clauses))))
       nil))))

(def ^{:private true} merge-meta
  (fn* ([a b] (if a (if b (rt/conj a b) a) b))))

;; A ^long or ^double before the name of a function is for its arities that
;; have no hint of their own.
(def ^{:private true} hinted-clauses
  (fn* hinted-clauses
    ([tag clauses]
     (if (rt/seq clauses)
       (let* [clause (rt/first clauses)
              params (rt/first clause)
              m (rt/meta-of params)
              params (if (rt/get m :tag)
                       params
                       (rt/with-meta-of params (merge-meta m {:tag tag})))]
         (rt/cons (rt/cons params (rt/next clause))
                  (hinted-clauses tag (rt/next clauses))))
       nil))))

;; A map at the end of the clauses is metadata too.
(def ^{:private true} trailing-meta
  (fn* trailing-meta
    ([clauses]
     (if (rt/next clauses)
       (trailing-meta (rt/next clauses))
       (if (rt/is-map (rt/first clauses)) (rt/first clauses) nil)))))

(def ^{:private true} only-clauses
  (fn* only-clauses
    ([clauses]
     (if (rt/seq clauses)
       (if (rt/is-map (rt/first clauses))
         nil
         (rt/cons (rt/first clauses) (only-clauses (rt/next clauses))))
       nil))))

;; (name doc? attrs? clauses...) to (def name (fn* clauses...)).
(def ^{:private true} defn-form
  (fn* ([name decl extra]
        (let* [name (symbol-or-throw name "the name to define must be a symbol")
               doc (if (rt/is-str (rt/first decl)) {:doc (rt/first decl)} nil)
               decl (if doc (rt/next decl) decl)
               attrs (if (rt/is-map (rt/first decl)) (rt/first decl) nil)
               decl (clause-list (if attrs (rt/next decl) decl))
               more (trailing-meta decl)
               decl (only-clauses decl)
               quoted (rt/cons 'quote (rt/cons (arglists decl) nil))
               m (merge-meta (merge-meta {:arglists quoted} doc)
                             (merge-meta attrs more))
               m (merge-meta (merge-meta (rt/meta-of name) m) extra)
               decl (fn-clauses (if extra (macro-clauses decl) decl))
               tag (rt/get m :tag)
               decl (if (if (rt/equal tag 'long) true (rt/equal tag 'double))
                      (hinted-clauses tag decl)
                      decl)]
          (rt/cons 'def
                   (rt/cons (rt/with-meta-of name m)
                            (rt/cons (rt/cons 'fn* decl) nil)))))))

(def ^{:macro true
       :arglists '([name doc-string? attr-map? [params*] prepost-map? body])
       :doc "Defines a function: (def name (fn ([params*] body)+)), with an
  optional docstring and metadata map."}
  defn
  (fn* ([&form &env name & decl] (defn-form name decl nil))))

(def ^{:macro true
       :arglists '([name doc-string? attr-map? [params*] body])
       :doc "Defines a macro: a function of forms that returns the form to be
  compiled in place of the call. &form and &env are bound in its body."}
  defmacro
  (fn* ([&form &env name & decl] (defn-form name decl {:macro true}))))

(def ^{:macro true
       :arglists '([name? [params*] body] [name? ([params*] body) +])
       :doc "A function value; params may be destructuring patterns, body may
  start with a {:pre [..] :post [..]} map."}
  fn
  (fn* ([&form &env & sigs]
        (let* [name (if (rt/is-sym (rt/first sigs)) (rt/first sigs) nil)
               sigs (clause-list (if name (rt/next sigs) sigs))
               clauses (fn-clauses sigs)
               clauses (if name (rt/cons name clauses) clauses)]
          (rt/with-meta-of (rt/cons 'fn* clauses) (rt/meta-of &form))))))

(defmacro lazy-seq
  "A seq whose body is evaluated, once, when its first element is asked for."
  [& body]
  (rt/cons 'cljwc.rt/lazy-seq
           (rt/cons (rt/cons '^{:once true} fn* (rt/cons [] body)) nil)))

;; ---------------------------------------------------------------------------
;; What syntax-quote expands to

(defn seq
  "A seq on the collection, nil if it is empty or nil."
  [coll] (rt/seq coll))

(defn first
  "The first item of the collection, nil when there is none."
  [coll] (rt/first coll))

(defn next
  "A seq of the items after the first, nil when there are none."
  [coll] (rt/next coll))

(defn rest
  "A possibly empty seq of the items after the first."
  [coll] (rt/more coll))

(defn cons
  "A seq with x first and the items of coll after it."
  [x coll] (rt/cons x coll))

(defn with-meta
  "obj with metadata map m."
  [obj m] (rt/with-meta-of obj m))

(defn meta
  "The metadata map of obj, or nil."
  [obj] (rt/meta-of obj))

(defn list
  "A list of the items."
  ([] ())
  ([a] (rt/list-cons a nil))
  ([a b] (rt/list-cons a (rt/list-cons b nil)))
  ([a b c] (rt/list-cons a (rt/list-cons b (rt/list-cons c nil))))
  ([a b c & more]
   (rt/list-cons
    a (rt/list-cons b (rt/list-cons c (rt/list-from-seq more))))))

(defn chunked-seq?
  "Does the seq deliver its items in chunks?"
  [s] (rt/is-chunked-seq s))

(defn chunk-first
  "The first chunk of a chunked seq."
  [s] (rt/chunk-first s))

(defn chunk-rest
  "What follows the first chunk, possibly an empty seq."
  [s] (rt/chunk-rest s))

(defn chunk-next
  "A seq of what follows the first chunk, or nil."
  [s] (rt/chunk-next s))

(defn chunk-cons
  "A chunked seq of the chunk's items and those of rest."
  [chunk rest]
  (if (rt/identical (rt/count chunk) 0) rest (rt/chunk-cons chunk rest)))

(defn concat
  "A lazy seq of the items of all the collections in turn."
  ([] (lazy-seq nil))
  ([x] (lazy-seq x))
  ([x y]
   (lazy-seq
     (let* [s (seq x)]
       (if s
         (if (chunked-seq? s)
           (chunk-cons (chunk-first s) (concat (chunk-rest s) y))
           (cons (first s) (concat (rest s) y)))
         y))))
  ([x y & zs]
   (let* [cat (fn* cat
                ([xys zs]
                 (lazy-seq
                   (let* [xys (seq xys)]
                     (if xys
                       (if (chunked-seq? xys)
                         (chunk-cons (chunk-first xys)
                                     (cat (chunk-rest xys) zs))
                         (cons (first xys) (cat (rest xys) zs)))
                       (if zs (cat (first zs) (next zs)) nil))))))]
     (cat (concat x y) zs))))

(defn ^{:private true} spread
  [args]
  (if args
    (if (next args)
      (cons (first args) (spread (next args)))
      (seq (first args)))
    nil))

(defn list*
  "A seq of the leading arguments followed by the items of the last one."
  ([args] (seq args))
  ([a args] (cons a args))
  ([a b args] (cons a (cons b args)))
  ([a b c args] (cons a (cons b (cons c args))))
  ([a b c d & more] (cons a (cons b (cons c (cons d (spread more)))))))

(defn apply
  "Calls f with the leading arguments and the items of the last one."
  ([f args] (rt/apply f args))
  ([f x args] (rt/apply f (cons x args)))
  ([f x y args] (rt/apply f (cons x (cons y args))))
  ([f x y z args] (rt/apply f (cons x (cons y (cons z args)))))
  ([f a b c d & args]
   (rt/apply f (cons a (cons b (cons c (cons d (spread args))))))))

;; The reduce method of a user's type, or nil.
(defn ^{:private true} own-reduce
  [coll]
  (if (rt/is-nil coll) nil (rt/method-fn (rt/class-of coll) 'reduce)))

(defn vec
  "A vector of the collection's items."
  [coll]
  (if (rt/is-pvec coll)
    (if (rt/meta-of coll) (rt/with-meta-of coll nil) coll)
    (let* [m (own-reduce coll)]
      (if m
        (m coll (fn* [v x] (rt/conj v x)) [])
        (rt/vec-from-seq coll)))))

(defn vector
  "A vector of the arguments."
  ([] [])
  ([a] [a])
  ([a b] [a b])
  ([a b c] [a b c])
  ([a b c d] [a b c d])
  ([a b c d & more] (rt/vec-from-seq (cons a (cons b (cons c (cons d more)))))))

(defn hash-map
  "A hash map of the keys and values given in turn; later keys win."
  ([] {})
  ([& keyvals] (rt/hash-map-from-array (rt/array-from-seq keyvals))))

(defn array-map
  "A map that keeps the keys in the order given, while it stays small."
  ([] {})
  ([& keyvals] (rt/array-map-from-array (rt/array-from-seq keyvals))))

(defn hash-set
  "A hash set of the arguments."
  ([] #{})
  ([& keys] (rt/hash-set-from-array (rt/array-from-seq keys))))

;; ---------------------------------------------------------------------------
;; Small things the control macros use

(defn second "The second item." [x] (first (next x)))
(defn ffirst "The first of the first." [x] (first (first x)))
(defn nfirst "The next of the first." [x] (next (first x)))
(defn fnext "The first of the next." [x] (first (next x)))
(defn nnext "The next of the next." [x] (next (next x)))

(defn nil? "Is x nil?" [x] (rt/is-nil x))
(defn some? "Is x not nil?" [x] (rt/is-some x))
(defn not "true when x is nil or false, else false." [x] (if x false true))
(defn identical? "Are x and y the same object?" [x y] (rt/identical x y))
(defn symbol? "Is x a symbol?" [x] (rt/is-sym x))
(defn keyword? "Is x a keyword?" [x] (rt/is-keyword x))
(defn string? "Is x a string?" [x] (rt/is-str x))
(defn vector? "Is x a vector?" [x] (rt/is-vector x))
(defn map? "Is x a map?" [x] (rt/is-map x))
(defn set? "Is x a set?" [x] (rt/is-set x))
(defn seq? "Is x a seq?" [x] (rt/is-seq x))
(defn list? "Is x a list?" [x] (rt/is-list x))

(defn conj
  "coll with the items added, where the collection's kind adds best."
  ([] [])
  ([coll] coll)
  ([coll x] (rt/conj coll x))
  ([coll x & xs]
   (loop* [coll (rt/conj coll x) xs xs]
     (if xs
       (recur (rt/conj coll (first xs)) (next xs))
       coll))))

(defn get
  "The value at key, nil or not-found when absent."
  ([coll key] (rt/get coll key))
  ([coll key not-found] (rt/get-or coll key not-found)))

(defn assoc
  "The map or vector with each key bound to the value after it."
  ([coll key val] (rt/assoc coll key val))
  ([coll key val & kvs]
   (loop* [coll (rt/assoc coll key val) kvs kvs]
     (if kvs
       (if (next kvs)
         (recur (rt/assoc coll (first kvs) (second kvs)) (nnext kvs))
         (throw (new IllegalArgumentException
                     (rt/str-concat
                      "assoc expects even number of arguments after "
                      "map/vector, found odd number"))))
       coll))))

(defn nth
  "The item at index; without not-found an index out of range throws."
  ([coll index] (rt/nth coll index))
  ([coll index not-found] (rt/nth-or coll index not-found)))

(defn nthnext
  "What is left after n nexts."
  [coll n]
  (loop* [n n xs (seq coll)]
    (if (if xs (rt/is-pos n) false)
      (recur (rt/dec n) (next xs))
      xs)))

(defn count
  "The number of items."
  [coll] (rt/count coll))

(defn reverse
  "A list of the items in reverse order."
  [coll]
  (loop* [acc () xs (seq coll)]
    (if xs
      (recur (rt/conj acc (first xs)) (next xs))
      acc)))

(defn last
  "The last item, in linear time."
  [coll]
  (let* [s (seq coll)]
    (loop* [s s]
      (if (next s) (recur (next s)) (first s)))))

(defn butlast
  "A seq of all items but the last."
  [coll]
  (loop* [acc [] s (seq coll)]
    (if (next s)
      (recur (rt/conj acc (first s)) (next s))
      (seq acc))))

(defn name
  "The name part of a string, symbol or keyword."
  [x] (rt/name-of x))

(defn namespace
  "The namespace part of a symbol or keyword, or nil."
  [x] (rt/namespace-of x))

(defn ^{:private true} bad-name
  [kind x]
  (throw (new IllegalArgumentException
              (rt/str-concat "no conversion to " kind))))

(defn symbol
  "A symbol with the given name, and namespace."
  ([name]
   (if (symbol? name)
     name
     (if (string? name)
       (rt/sym-parse name)
       (if (keyword? name)
         (rt/sym-from-keyword name)
         (if (rt/is-var name)
           (rt/var-sym name)
           (bad-name "symbol" name))))))
  ([ns name] (rt/sym-new ns name)))

(defn keyword
  "The keyword with the given name, and namespace; nil if name is no string,
  symbol or keyword."
  ([name]
   (if (keyword? name)
     name
     (if (symbol? name)
       (rt/keyword-from-sym name)
       (if (string? name) (rt/keyword-parse name) nil))))
  ([ns name] (rt/keyword-new ns name)))

(defn gensym
  "A fresh symbol, named after prefix."
  ([] (gensym "G__"))
  ([prefix]
   (rt/sym-new nil (rt/str-concat (rt/atom-str prefix)
                                  (rt/atom-str (rt/next-id))))))

;; ---------------------------------------------------------------------------
;; let, loop and destructuring

(def ^{:private true} simple-bindings?
  (fn* simple-bindings?
    ([bs]
     (if (seq bs)
       (if (symbol? (first bs)) (simple-bindings? (nnext bs)) false)
       true))))

(defmacro let
  "Evaluates body with the names of bindings bound in turn; names may be
  destructuring patterns."
  [bindings & body]
  (if (vector? bindings)
    nil
    (throw (new IllegalArgumentException
                "let requires a vector for its binding")))
  (if (rt/is-odd (count bindings))
    (throw (new IllegalArgumentException
                "let requires an even number of forms in binding vector"))
    nil)
  (cons 'let*
        (cons (if (simple-bindings? bindings) bindings (destructure bindings))
              body)))

(defmacro when
  "Evaluates body if test is true."
  [test & body]
  (list 'if test (cons 'do body)))

(defmacro when-not
  "Evaluates body if test is false."
  [test & body]
  (list 'if test nil (cons 'do body)))

(defmacro if-not
  "if with the branches exchanged."
  ([test then] (list 'if test nil then))
  ([test then else] (list 'if test else then)))

(defmacro cond
  "Evaluates the tests in turn and returns the expression after the first true
  one; :else serves as the last test."
  [& clauses]
  (when clauses
    (list 'if (first clauses)
          (if (next clauses)
            (second clauses)
            (throw (new IllegalArgumentException
                        "cond requires an even number of forms")))
          (cons 'clojure.core/cond (nnext clauses)))))

(defmacro and
  "The first false value, else the last value; evaluates no further than
  needed."
  ([] true)
  ([x] x)
  ([x & next]
   `(let* [and# ~x]
      (if and# (and ~@next) and#))))

(defmacro or
  "The first true value, else the last value; evaluates no further than
  needed."
  ([] nil)
  ([x] x)
  ([x & next]
   `(let* [or# ~x]
      (if or# or# (or ~@next)))))

(def seq-to-map-for-destructuring)
(def ^{:private true} destructure-binding)

(defn ^{:private true} destructure-vector
  [out pattern value]
  (let [g (gensym "vec__")
        out (conj out g value)
        rest? (loop* [xs (seq pattern)]
                (if xs
                  (if (rt/equal '& (first xs)) true (recur (next xs)))
                  false))
        s (gensym "seq__")
        f (gensym "first__")
        out (if rest? (conj out s (list 'clojure.core/seq g)) out)]
    (loop* [out out xs (seq pattern) i 0]
      (if xs
        (let [x (first xs)]
          (cond
            (rt/equal x '&)
            (recur (destructure-binding out (second xs) s) (nnext xs) i)
            (rt/equal x :as)
            (recur (destructure-binding out (second xs) g) (nnext xs) i)
            rest?
            (recur (destructure-binding
                    (conj out f (list 'clojure.core/first s)
                          s (list 'clojure.core/next s))
                    x f)
                   (next xs) (rt/inc i))
            :else
            (recur (destructure-binding
                    out x (list 'clojure.core/nth g i nil))
                   (next xs) (rt/inc i))))
        out))))

;; The key form for a symbol or keyword x under :keys, :syms or :strs, whose
;; own namespace applies when x has none.
(defn ^{:private true} destructure-key
  [kind x]
  (let [space (or (namespace kind) (namespace x))]
    (cond
      (rt/equal (name kind) "keys") (keyword space (name x))
      (rt/equal (name kind) "syms") (list 'quote (symbol space (name x)))
      :else (name x))))

(defn ^{:private true} destructure-lookup
  [out defaults g target key]
  (let [local (if (symbol? target)
                (with-meta (symbol nil (name target)) (meta target))
                (if (keyword? target) (symbol nil (name target)) target))
        value (if (and (symbol? local) (rt/contains defaults local))
                (list 'clojure.core/get g key (get defaults local))
                (list 'clojure.core/get g key))]
    (destructure-binding out local value)))

(defn ^{:private true} destructure-map
  [out pattern value]
  (let [g (gensym "map__")
        defaults (get pattern :or)
        out (conj out g value
                  g (list 'if (list 'clojure.core/seq? g)
                          (list 'clojure.core/seq-to-map-for-destructuring g)
                          g))
        as (get pattern :as)
        out (if as (conj out as g) out)]
    (loop* [out out es (seq pattern)]
      (if es
        (let [e (first es) k (first e) v (second e)]
          (cond
            (or (rt/equal k :as) (rt/equal k :or)) (recur out (next es))
            (keyword? k)
            (recur (loop* [out out xs (seq v)]
                     (if xs
                       (recur (destructure-lookup
                               out defaults g (first xs)
                               (destructure-key k (first xs)))
                              (next xs))
                       out))
                   (next es))
            :else
            (recur (destructure-lookup out defaults g k v) (next es))))
        out))))

(defn ^{:private true} destructure-binding
  [out pattern value]
  (cond
    (symbol? pattern) (conj out pattern value)
    (vector? pattern) (destructure-vector out pattern value)
    (map? pattern) (destructure-map out pattern value)
    (keyword? pattern) (conj out (symbol nil (name pattern)) value)
    :else (throw (new IllegalArgumentException
                      "Unsupported binding form"))))

(defn destructure
  "A let* binding vector that does what the patterns in bindings say."
  [bindings]
  (loop* [out [] bs (seq bindings)]
    (if bs
      (recur (destructure-binding out (first bs) (second bs)) (nnext bs))
      out)))

(defn ^{:private true} destructure-params
  [params body]
  (loop* [ps (seq params) plain [] bindings []]
    (if ps
      (if (symbol? (first ps))
        (recur (next ps) (conj plain (first ps)) bindings)
        (let [g (gensym "p__")]
          (recur (next ps) (conj plain g) (conj bindings (first ps) g))))
      (list (with-meta plain (meta params))
            (list* 'clojure.core/let bindings body)))))

(defn ^{:private true} assertions
  [tests]
  (when (seq tests)
    (cons (list 'clojure.core/assert (first tests))
          (assertions (next tests)))))

(defn ^{:private true} with-conditions
  [body]
  (let [conditions (first body)
        body (next body)
        body (if (get conditions :post)
               (list (list 'let* ['% (if (next body)
                                       (cons 'do body)
                                       (first body))]
                           (cons 'do (assertions (get conditions :post)))
                           '%))
               body)]
    (concat (assertions (get conditions :pre)) body)))

(defmacro loop
  "let that is also the target of recur."
  [bindings & body]
  (if (simple-bindings? bindings)
    (list* 'loop* bindings body)
    (loop* [bs (seq bindings) outer [] names [] inner []]
      (if bs
        (let [pattern (first bs)
              g (if (symbol? pattern) pattern (gensym "l__"))
              outer (conj outer g (second bs))]
          (if (symbol? pattern)
            (recur (nnext bs) outer (conj names g g) inner)
            (recur (nnext bs) (conj outer pattern g) (conj names g g)
                   (conj inner pattern g))))
        (list 'clojure.core/let outer
              (list 'loop* names
                    (list* 'clojure.core/let inner body)))))))

;; ---------------------------------------------------------------------------
;; Definitions

(defmacro defn-
  "defn, private to its namespace."
  [name & decl]
  (list* 'clojure.core/defn (with-meta name (assoc (meta name) :private true))
         decl))

(defmacro declare
  "Defines the names without values, for use before their definition."
  [& names]
  (loop* [out () ns (seq (reverse names))]
    (if ns
      (recur (cons (list 'def (with-meta (first ns)
                                (assoc (meta (first ns)) :declared true)))
                   out)
             (next ns))
      (cons 'do out))))

(defmacro defonce
  "def, unless the var has a value already."
  [name expr]
  `(do (def ~name)
       (if (rt/var-is-bound (var ~name)) nil (def ~name ~expr))))

(defmacro comment
  "Ignores its body; nil."
  [& body])

(defmacro letfn
  "Evaluates body with local functions that can call one another."
  [fnspecs & body]
  (loop* [out [] fs (seq fnspecs)]
    (if fs
      (recur (conj out (first (first fs)) (cons 'clojure.core/fn (first fs)))
             (next fs))
      (list* 'letfn* out body))))

;; ---------------------------------------------------------------------------
;; Conditionals

(defmacro if-let
  "Binds form to test's value; then with the binding if it is true, else
  without."
  ([bindings then] `(if-let ~bindings ~then nil))
  ([bindings then else]
   (let [form (nth bindings 0) tst (nth bindings 1)]
     `(let* [temp# ~tst]
        (if temp#
          (let [~form temp#] ~then)
          ~else)))))

(defmacro when-let
  "Binds form to test's value and evaluates body if it is true."
  [bindings & body]
  (let [form (nth bindings 0) tst (nth bindings 1)]
    `(let* [temp# ~tst]
       (when temp#
         (let [~form temp#] ~@body)))))

(defmacro if-some
  "if-let that tests for nil."
  ([bindings then] `(if-some ~bindings ~then nil))
  ([bindings then else]
   (let [form (nth bindings 0) tst (nth bindings 1)]
     `(let* [temp# ~tst]
        (if (nil? temp#)
          ~else
          (let [~form temp#] ~then))))))

(defmacro when-some
  "when-let that tests for nil."
  [bindings & body]
  (let [form (nth bindings 0) tst (nth bindings 1)]
    `(let* [temp# ~tst]
       (if (nil? temp#)
         nil
         (let [~form temp#] ~@body)))))

(defmacro when-first
  "Binds the name to the first item of a non-empty collection."
  [bindings & body]
  (let [x (nth bindings 0) xs (nth bindings 1)]
    `(when-let [xs# (seq ~xs)]
       (let [~x (first xs#)] ~@body))))

(defmacro condp
  "Tries (pred test-expr expr) for each clause `test-expr result` or
  `test-expr :>> f`; a single last expression is the default."
  [pred expr & clauses]
  (let [p (gensym "pred__")
        e (gensym "expr__")
        emit (fn* emit
               ([args]
                (cond
                  (nil? (seq args))
                  `(throw (new IllegalArgumentException
                               (str "No matching clause: " ~e)))
                  (nil? (next args)) (first args)
                  (rt/equal :>> (second args))
                  `(if-let [p# (~p ~(first args) ~e)]
                     (~(nth args 2) p#)
                     ~(emit (nthnext args 3)))
                  :else
                  `(if (~p ~(first args) ~e)
                     ~(second args)
                     ~(emit (nnext args))))))]
    `(let* [~p ~pred ~e ~expr] ~(emit clauses))))

(defn ^{:private true} add-all
  [s xs]
  (loop* [s s xs (seq xs)]
    (if xs (recur (conj s (first xs)) (next xs)) s)))

(declare str)

;; A clause's test is one constant or a list of them. None may be in `seen`.
(defn ^{:private true} case-consts
  [test seen]
  (loop* [consts [] seen seen ts (if (seq? test) (seq test) (list test))]
    (if ts
      (if (rt/contains seen (first ts))
        (throw (new IllegalArgumentException
                    (str "Duplicate case test constant: " (first ts))))
        (recur (conj consts (first ts)) (conj seen (first ts)) (next ts)))
      consts)))

(defmacro case
  "Picks the expression whose test constant (or one of whose constants, in a
  list) equals expr; a single last expression is the default."
  [expr & clauses]
  (let [e (gensym "case__")
        default (if (rt/is-odd (count clauses))
                  (last clauses)
                  `(throw (new IllegalArgumentException
                               (str "No matching clause: " ~e))))]
    (loop* [out [] seen #{} cs (seq clauses)]
      (if (next cs)
        (let [consts (case-consts (first cs) seen)]
          (recur (conj out consts (second cs)) (add-all seen consts) (nnext cs)))
        (if (seq out)
          `(let* [~e ~expr] (case* ~e ~default ~@out))
          `(let* [~e ~expr] ~default))))))

;; ---------------------------------------------------------------------------
;; Threading

(defn ^{:private true} thread-first
  [x form]
  (if (seq? form)
    (with-meta `(~(first form) ~x ~@(next form)) (meta form))
    (list form x)))

(defn ^{:private true} thread-last
  [x form]
  (if (seq? form)
    (with-meta `(~(first form) ~@(next form) ~x) (meta form))
    (list form x)))

(defmacro ->
  "Threads x through the forms as their first argument."
  [x & forms]
  (loop* [x x forms forms]
    (if forms
      (recur (thread-first x (first forms)) (next forms))
      x)))

(defmacro ->>
  "Threads x through the forms as their last argument."
  [x & forms]
  (loop* [x x forms forms]
    (if forms
      (recur (thread-last x (first forms)) (next forms))
      x)))

(defmacro as->
  "Binds name to expr, then to the value of each form in turn."
  [expr name & forms]
  (loop* [out [name expr] fs forms]
    (if (next fs)
      (recur (conj out name (first fs)) (next fs))
      `(let ~out ~(if fs (first fs) name)))))

(defmacro ..
  "Member access in a chain: (.. x (f) g)."
  ([x form] `(. ~x ~form))
  ([x form & more] `(.. (. ~x ~form) ~@more)))

(defn ^{:private true} thread-steps
  [g expr steps]
  (loop* [out [g expr] ss (seq steps)]
    (if (next ss)
      (recur (conj out g (first ss)) (next ss))
      `(let* ~out ~(if ss (first ss) g)))))

(defn ^{:private true} map-forms
  [f forms]
  (loop* [out [] fs (seq forms)]
    (if fs (recur (conj out (f (first fs))) (next fs)) out)))

(defn ^{:private true} clause-pairs
  [clauses]
  (loop* [out [] cs (seq clauses)]
    (if cs
      (recur (conj out [(first cs) (second cs)]) (nnext cs))
      out)))

(defmacro cond->
  "Threads expr as first argument through each form whose test is true."
  [expr & clauses]
  (let [g (gensym)]
    (thread-steps
     g expr
     (map-forms (fn [c] `(if ~(first c) ~(thread-first g (second c)) ~g))
                (clause-pairs clauses)))))

(defmacro cond->>
  "Threads expr as last argument through each form whose test is true."
  [expr & clauses]
  (let [g (gensym)]
    (thread-steps
     g expr
     (map-forms (fn [c] `(if ~(first c) ~(thread-last g (second c)) ~g))
                (clause-pairs clauses)))))

(defmacro some->
  "Threads expr as first argument until a value is nil."
  [expr & forms]
  (let [g (gensym)]
    (thread-steps
     g expr
     (map-forms (fn [f] `(if (nil? ~g) nil ~(thread-first g f))) forms))))

(defmacro some->>
  "Threads expr as last argument until a value is nil."
  [expr & forms]
  (let [g (gensym)]
    (thread-steps
     g expr
     (map-forms (fn [f] `(if (nil? ~g) nil ~(thread-last g f))) forms))))

(defmacro doto
  "Evaluates the forms with x as their first argument, for side effects;
  returns x."
  [x & forms]
  (let [g (gensym)]
    `(let* [~g ~x]
       ~@(map-forms (fn [f] (thread-first g f)) forms)
       ~g)))

;; ---------------------------------------------------------------------------
;; Iteration

(defmacro while
  "Evaluates body as long as test is true."
  [test & body]
  `(loop* [] (when ~test ~@body (recur))))

(defmacro dotimes
  "Evaluates body with the name bound to 0, 1 ... n-1."
  [bindings & body]
  (let [i (nth bindings 0) n (nth bindings 1)]
    `(let* [n# (long ~n)]
       (loop* [~i 0]
         (when (< ~i n#)
           ~@body
           (recur (inc ~i)))))))

;; doseq and for: a binding or modifier at a time, from the left. The innermost
;; loop over a chunked seq runs through the chunk by index.
(defn ^{:private true} doseq-bindings
  "The code for the bindings left; step goes on with the enclosing loop."
  [bs step body]
  (if (seq bs)
    (let [k (first bs) v (second bs)]
      (if (keyword? k)
        (cond
          (rt/equal k :let)
          `(let ~v ~(doseq-bindings (nnext bs) step body))
          (rt/equal k :while)
          `(when ~v ~(doseq-bindings (nnext bs) step body))
          (rt/equal k :when)
          `(if ~v ~(doseq-bindings (nnext bs) step body) ~step)
          :else (throw (new IllegalArgumentException
                            "Invalid 'doseq' keyword")))
        (let [s (gensym "seq__")
              c (gensym "chunk__")
              n (gensym "count__")
              i (gensym "i__")
              next-step `(recur (next ~s) nil 0 0)
              chunk-step `(recur ~s ~c ~n (inc ~i))]
          `(do
             (loop* [~s (seq ~v) ~c nil ~n 0 ~i 0]
               (if (< ~i ~n)
                 (let [~k (rt/chunk-nth ~c ~i)]
                   ~(doseq-bindings (nnext bs) chunk-step body))
                 (when-let [~s (seq ~s)]
                   (if (chunked-seq? ~s)
                     (let* [c# (chunk-first ~s)]
                       (recur (chunk-rest ~s) c# (rt/chunk-count c#) 0))
                     (let [~k (first ~s)]
                       ~(doseq-bindings (nnext bs) next-step body))))))
             ~@(when step [step])))))
    `(do ~@body ~@(when step [step]))))

;; The bindings of doseq and for.
(defn ^{:private true} binding-pairs
  [bindings]
  (vector-or-throw bindings "the bindings must be a vector")
  (if (rt/is-odd (count bindings))
    (throw (new IllegalArgumentException
                "the bindings must be an even number of forms"))
    (seq bindings)))

(defmacro doseq
  "Evaluates body for each combination of the bindings, which take :let, :when
  and :while modifiers."
  [bindings & body]
  (doseq-bindings (binding-pairs bindings) nil body))

;; [name coll modifiers...] groups of a for.
(defn ^{:private true} for-groups
  [bindings]
  (loop* [out [] group nil bs (seq bindings)]
    (if bs
      (if (keyword? (first bs))
        (recur out (conj group (first bs) (second bs)) (nnext bs))
        (recur (if group (conj out group) out)
               [(first bs) (second bs)]
               (nnext bs)))
      (if group (conj out group) out))))

(defn ^{:private true} for-modifiers
  [mods skip body]
  (if (seq mods)
    (let [k (first mods) v (second mods)
          inner (for-modifiers (nnext mods) skip body)]
      (cond
        (rt/equal k :let) `(let ~v ~inner)
        (rt/equal k :while) `(when ~v ~inner)
        (rt/equal k :when) `(if ~v ~inner ~skip)
        :else (throw (new IllegalArgumentException
                          "Invalid 'for' keyword"))))
    body))

(defn ^{:private true} for-outer
  [group inner]
  (let [iter (gensym "iter__") s (gensym "s__")]
    `(fn* ~iter
       ([~s]
        (lazy-seq
          (loop* [~s ~s]
            (when-let [~s (seq ~s)]
              (let [~(first group) (first ~s)]
                ~(for-modifiers
                  (nnext group)
                  `(recur (rest ~s))
                  `(let* [fs# (seq (~(first inner) ~(second inner)))]
                     (if fs#
                       (concat fs# (~iter (rest ~s)))
                       (recur (rest ~s)))))))))))))

(defn ^{:private true} for-innermost
  [group expr]
  (let [iter (gensym "iter__") s (gensym "s__") c (gensym "c__")
        n (gensym "size__") i (gensym "i__") b (gensym "b__")
        pattern (first group) mods (nnext group)]
    `(fn* ~iter
       ([~s]
        (lazy-seq
          (loop* [~s ~s]
            (when-let [~s (seq ~s)]
              (if (chunked-seq? ~s)
                (let* [~c (chunk-first ~s)
                       ~n (rt/chunk-count ~c)
                       ~b (rt/chunk-buffer ~n)]
                  (if (loop* [~i 0]
                        (if (< ~i ~n)
                          (let [~pattern (rt/chunk-nth ~c ~i)]
                            ~(for-modifiers
                              mods
                              `(recur (inc ~i))
                              `(do (rt/chunk-append ~b ~expr)
                                   (recur (inc ~i)))))
                          true))
                    (chunk-cons (rt/chunk ~b) (~iter (chunk-rest ~s)))
                    (chunk-cons (rt/chunk ~b) nil)))
                (let [~pattern (first ~s)]
                  ~(for-modifiers
                    mods
                    `(recur (rest ~s))
                    `(cons ~expr (~iter (rest ~s)))))))))))))

(defn ^{:private true} for-iter
  [groups expr]
  (if (next groups)
    (for-outer (first groups)
               [(for-iter (next groups) expr) (second (second groups))])
    (for-innermost (first groups) expr)))

(defmacro for
  "A lazy seq of expr's values for each combination of the bindings, which take
  :let, :when and :while modifiers."
  [bindings expr]
  (let [groups (for-groups (binding-pairs bindings))]
    `(~(for-iter (seq groups) expr) ~(second (first groups)))))

;; ---------------------------------------------------------------------------
;; The library

(declare = not= < inc dec + - str long reduce)

(load "core_num")
(load "core_coll")
(load "core_fn")
(load "core_seq")
(load "core_ref")
(load "core_conc")
(load "core_poly")
(load "core_print")
(load "core_expand")
(load "core_io")
(load "core_dup")
(load "core_format")
(load "core_env")
