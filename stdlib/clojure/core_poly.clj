;; SPDX-License-Identifier: MIT
;;
;; Polymorphism: hierarchies, multimethods, protocols, types and records.
;;
;; A multimethod is an object of a type that can be called. It caches the
;; method found for each dispatch value until a method, a preference or the
;; hierarchy changes. Protocols and their functions are the runtime's.
(in-ns 'clojure.core)

(declare isa?)

;; ---------------------------------------------------------------------------
;; Hierarchies

(defn make-hierarchy "An empty hierarchy." []
  {:parents {} :descendants {} :ancestors {}})

(def ^{:private true :redef true} global-hierarchy (make-hierarchy))

(defn ^{:private true} isa-vectors?
  [h child parent]
  (let [n (count child)]
    (and (= n (count parent))
         (loop* [i 0]
           (if (< i n)
             (if (isa? h (nth child i) (nth parent i)) (recur (inc i)) false)
             true)))))

(defn isa?
  "Is child equal to parent, or derived from it by class or hierarchy?
  Vectors: item by item."
  ([child parent] (isa? global-hierarchy child parent))
  ([h child parent]
   (or (= child parent)
       (and (class? child) (class? parent) (rt/class-isa child parent))
       (contains? (get (get h :ancestors) child) parent)
       (and (class? child) (rt/is-protocol parent)
            (contains? (supers child) parent))
       (and (class? child)
            (some (fn [c] (contains? (get (get h :ancestors) c) parent))
                  (supers child)))
       (and (vector? child) (vector? parent)
            (isa-vectors? h child parent))
       false)))

(defn parents
  "The immediate parents of tag, or nil."
  ([tag] (parents global-hierarchy tag))
  ([h tag]
   (not-empty
    (let [ps (get (get h :parents) tag)]
      (if (class? tag) (into (set (bases tag)) ps) ps)))))

(defn ancestors
  "All parents of tag, however indirect, or nil."
  ([tag] (ancestors global-hierarchy tag))
  ([h tag]
   (not-empty
    (let [as (get (get h :ancestors) tag)]
      (if (class? tag)
        (let [super (set (supers tag))]
          (reduce into (into super as)
                  (map (fn [c] (get (get h :ancestors) c))
                       (cons tag super))))
        as)))))

(defn descendants
  "All that is derived from tag, or nil."
  ([tag] (descendants global-hierarchy tag))
  ([h tag]
   (if (class? tag)
     (throw (new UnsupportedOperationException
                 "Can't get descendants of classes"))
     (not-empty (get (get h :descendants) tag)))))

;; m with targets (and theirs in m) added for source and all sources below it.
(defn ^{:private true} extend-closure
  [m source sources target targets]
  (reduce (fn [ret k]
            (assoc ret k
                   (reduce conj (get targets k #{})
                           (cons target (get targets target)))))
          m (cons source (get sources source))))

(defn ^{:private true} check-derive
  [h tag parent]
  (when (= tag parent)
    (throw (new AssertionError "Assert failed: (not= tag parent)")))
  (when (contains? (get (get h :ancestors) parent) tag)
    (throw (new Exception
                (str "Cyclic derivation: " parent " has " tag
                     " as ancestor"))))
  nil)

(defn ^{:private true} check-named
  [x condition]
  (when-not (and (ident? x) (namespace x))
    (throw (new AssertionError (str "Assert failed: " condition)))))

(defn derive
  "Makes parent a parent of tag, in the global hierarchy or in h, which is
  returned changed."
  ([tag parent]
   (check-named parent "(namespace parent)")
   (when-not (class? tag)
     (check-named tag (str "(or (class? tag) (and (instance? clojure.lang.Named"
                           " tag) (namespace tag)))")))
   (alter-var-root #'global-hierarchy derive tag parent)
   nil)
  ([h tag parent]
   (check-derive h tag parent)
   (let [tp (get h :parents) td (get h :descendants) ta (get h :ancestors)]
     (cond
       (contains? (tp tag) parent) h
       (contains? (ta tag) parent)
       (throw (new Exception
                   (str tag " already has " parent " as ancestor")))
       :else
       {:parents (assoc tp tag (conj (get tp tag #{}) parent))
        :ancestors (extend-closure ta tag td parent ta)
        :descendants (extend-closure td parent ta tag td)}))))

(defn underive
  "Removes the parent of tag."
  ([tag parent]
   (alter-var-root #'global-hierarchy underive tag parent)
   nil)
  ([h tag parent]
   (let [tp (get h :parents)
         left (disj (or (tp tag) #{}) parent)
         tp' (if (seq left) (assoc tp tag left) (dissoc tp tag))]
     (if (contains? (get tp tag) parent)
       (reduce (fn [h e]
                 (reduce (fn [h p] (derive h (key e) p)) h (val e)))
               (make-hierarchy) tp')
       h))))

;; ---------------------------------------------------------------------------
;; Multimethods

(declare find-method)

(defmacro ^{:private true} method-for
  "Inside MultiFn: the method for the dispatch value, mostly from the cache."
  [dispatch-value]
  `(let [d# ~dispatch-value]
     (or (when (identical? (deref ~'hierarchy) ~'seen) (get ~'cache d#))
         (find-method ~'this d#))))

;; Its fields are known to rt/lang/multi.h, for the caches at call sites.
(deftype* MultiFn [name dispatch default hierarchy
                   ^:unsynchronized-mutable methods
                   ^:unsynchronized-mutable prefers
                   ^:unsynchronized-mutable cache
                   ^:unsynchronized-mutable seen
                   ^:unsynchronized-mutable stamp]
  {:class "clojure.lang.MultiFn"}
  clojure.lang.AFn
  (invoke [this]
    ((method-for (dispatch))))
  (invoke [this a]
    ((method-for (dispatch a)) a))
  (invoke [this a b]
    ((method-for (dispatch a b)) a b))
  (invoke [this a b c]
    ((method-for (dispatch a b c)) a b c))
  (invoke [this a b c d]
    ((method-for (dispatch a b c d)) a b c d))
  (invoke [this a b c d e]
    ((method-for (dispatch a b c d e)) a b c d e))
  (applyTo [this args]
    (apply (method-for (apply dispatch args)) args)))

(defn ^{:private true} preferred?
  "Is x preferred to y, itself or through parents of either?"
  [prefers h x y]
  (or (contains? (get prefers x) y)
      (some (fn [p] (preferred? prefers h x p)) (parents h y))
      (some (fn [p] (preferred? prefers h p y)) (parents h x))
      false))

(defn ^{:private true} better-method
  "Of the entries a and b, both applicable, the more specific one."
  [mf h d a b]
  (let [ka (key a) kb (key b) prefers (.-prefers mf)]
    (cond
      (or (preferred? prefers h ka kb) (and (isa? h ka kb)
                                            (not (preferred? prefers h kb ka))))
      a
      (or (preferred? prefers h kb ka) (isa? h kb ka)) b
      :else
      (throw (new IllegalArgumentException
                  (str "Multiple methods in multimethod '" (.-name mf)
                       "' match dispatch value: " d " -> " kb " and " ka
                       ", and neither is preferred"))))))

(defn ^{:private true} search-method
  "The entry of the best method for dispatch value d, or nil."
  [mf h d]
  (reduce (fn [best e]
            (cond
              (not (isa? h d (key e))) best
              (nil? best) e
              :else (better-method mf h d best e)))
          nil (.-methods mf)))

;; A method for the very dispatch value needs no comparison with others.
(defn ^{:private true} reset-cache
  [mf]
  (set! (.-cache mf) (.-methods mf))
  (set! (.-stamp mf) [(.-name mf)])
  (set! (.-seen mf) (deref (.-hierarchy mf)))
  mf)

(defn ^{:private true} as-multi-fn
  [x]
  (if (rt/is-instance MultiFn x) x (rt/cast-error x "clojure.lang.MultiFn")))

(defn get-method
  "The method that handles the dispatch value, or nil."
  [multifn dispatch-val]
  (let [h (deref (.-hierarchy (as-multi-fn multifn)))]
    (when-not (identical? h (.-seen multifn)) (reset-cache multifn))
    (or (get (.-cache multifn) dispatch-val)
        (let [e (or (search-method multifn h dispatch-val)
                    (find (.-methods multifn) (.-default multifn)))]
          (when e
            (set! (.-cache multifn)
                  (assoc (.-cache multifn) dispatch-val (val e)))
            (val e))))))

(defn ^{:private true} find-method
  [mf d]
  (or (get-method mf d)
      (throw (new IllegalArgumentException
                  (str "No method in multimethod '" (.-name mf)
                       "' for dispatch value: " (if (nil? d) "null" d))))))

;; The table is a hash map from the start: its order shows in messages.
(defn add-method
  "What defmethod calls."
  [mf d f]
  (let [ms (.-methods mf)]
    (set! (.-methods mf) (if (seq ms) (assoc ms d f) (hash-map d f))))
  (reset-cache mf))

(defn multi-fn
  "What defmulti calls."
  [name dispatch default hierarchy]
  (new MultiFn name dispatch default hierarchy {} {} {} (deref hierarchy)
       [name]))

(defmacro defmulti
  "Defines a multimethod that dispatches on dispatch-fn's value; options
  :default and :hierarchy (a var)."
  {:arglists '([name docstring? attr-map? dispatch-fn & options])}
  [mm-name & options]
  (let [doc (when (string? (first options)) (first options))
        options (if doc (next options) options)
        attrs (when (map? (first options)) (first options))
        options (if attrs (next options) options)
        dispatch (first options)
        options (apply hash-map (next options))
        m (conj (if doc {:doc doc} {}) (or attrs {}))]
    `(def ~(with-meta mm-name (conj m (or (meta mm-name) {})))
       (multi-fn
        ~(name mm-name) ~dispatch ~(get options :default :default)
        ~(get options :hierarchy '(var clojure.core/global-hierarchy))))))

(defmacro defmethod
  "Adds a method to the multimethod for the dispatch value."
  [multifn dispatch-val & fn-tail]
  `(add-method ~multifn ~dispatch-val
               ~(with-meta (list* `fn fn-tail)
                           ;; what traces call it
                           {:rt/site (str multifn " " (pr-str dispatch-val))})))

(defn methods "A map of dispatch values to methods." [multifn]
  (.-methods (as-multi-fn multifn)))
(defn prefers "A map of dispatch values to those they win over." [multifn]
  (.-prefers (as-multi-fn multifn)))

(defn remove-method
  "Removes the method for the dispatch value."
  [multifn dispatch-val]
  (let [methods (.-methods (as-multi-fn multifn))]
    (set! (.-methods multifn) (dissoc methods dispatch-val)))
  (reset-cache multifn))

(defn remove-all-methods
  "Removes all methods."
  [multifn]
  (set! (.-methods (as-multi-fn multifn)) {})
  (reset-cache multifn))

(defn prefer-method
  "Has dispatch-val-x win over dispatch-val-y where both apply."
  [multifn dispatch-val-x dispatch-val-y]
  (let [ps (.-prefers (as-multi-fn multifn))]
    (when (preferred? ps (deref (.-hierarchy multifn))
                      dispatch-val-y dispatch-val-x)
      (throw (new IllegalStateException
                  (str "Preference conflict in multimethod '"
                       (.-name multifn) "': " dispatch-val-y
                       " is already preferred to " dispatch-val-x))))
    (set! (.-prefers multifn)
          (assoc ps dispatch-val-x
                 (conj (get ps dispatch-val-x #{}) dispatch-val-y)))
    (reset-cache multifn)))

;; ---------------------------------------------------------------------------
;; Protocols

(defn ^{:private true} current-ns-name
  []
  (name (rt/ns-name *ns*)))

(defn ^{:private true} in-library?
  []
  (let [n (current-ns-name)]
    (or (rt/str-starts-with n "clojure.") (rt/str-starts-with n "cljwc."))))

(defn ^{:private true} method-arglists
  [sig]
  (loop* [out () xs (next sig)]
    (if (vector? (first xs))
      (recur (conj out (first xs)) (next xs))
      (reverse out))))

(defn ^{:private true} protocol-fn-def
  [protocol sig]
  (let [m (first sig)
        doc (when (string? (last sig)) {:doc (last sig)})
        m' (conj {:arglists (list 'quote (method-arglists sig))}
                 (or doc {})
                 {:protocol (list 'var protocol)})]
    `(def ~(with-meta m (conj m' (or (meta m) {})))
       (rt/proto-fn-new ~protocol '~(with-meta m nil)))))

;; What a protocol shows as a map; those of the library show nothing.
(defn ^{:private true} protocol-facts
  [on doc sigs]
  (let [k (fn [sig] (keyword (name (first sig))))
        sig-map (fn [sig]
                  {:tag (:tag (meta (first sig))) :name (with-meta (first sig) nil)
                   :arglists (method-arglists sig)
                   :doc (when (string? (last sig)) (last sig))})]
    (conj (if doc {:doc doc} {})
          {:on on
           :sigs (reduce (fn [m sig] (assoc m (k sig) (sig-map sig))) {} sigs)
           :method-map (reduce (fn [m sig] (assoc m (k sig) (k sig))) {}
                               sigs)})))

(defmacro defprotocol
  "Defines a protocol and its method functions: (method [this args] doc?)."
  [name & opts+sigs]
  (loop* [opts {} xs opts+sigs]
    (cond
      (string? (first xs)) (recur (assoc opts :doc (first xs)) (next xs))
      (keyword? (first xs))
      (recur (assoc opts (first xs) (second xs)) (nnext xs))
      :else
      (let [m (if (get opts :doc) {:doc (get opts :doc)} {})
            full-name (symbol (current-ns-name) (clojure.core/name name))
            on (symbol (str (namespace-munge (current-ns-name)) "."
                            (munge (clojure.core/name name))))]
        `(do
           (def ~(with-meta name (conj m (or (meta name) {})))
             (rt/protocol-new '~full-name
                              ~(get opts :extend-via-metadata false)))
           ~@(map (fn [sig] (protocol-fn-def name sig)) xs)
           ~@(when-not (in-library?)
               [`(rt/protocol-describe
                   ~name
                   (assoc '~(protocol-facts on (get opts :doc) xs)
                          :on-interface ~name
                          :var (var ~name)))])
           '~name)))))

;; ",run,close,": of the method signatures those that are hinted ^void. The
;; compiler reads it (VarInfo.void_methods).
(defn ^{:private true} void-methods
  [sigs]
  (let [names (keep (fn [[name]]
                      (if (= 'void (:tag (meta name))) (clojure.core/name name)))
                    sigs)]
    (if (seq names)
      (str "," (apply str (mapcat (fn [n] [n ","]) names)))
      nil)))

(defmacro definterface
  "A protocol under the hood: its methods are found by name."
  [name & sigs]
  `(do
     (def ~(vary-meta name assoc :void-methods (void-methods sigs))
       (rt/protocol-new '~(symbol (current-ns-name) (clojure.core/name name))
                        false))
     '~name))

(defmacro gen-interface
  "As definterface, of the name given by :name; its package is the namespace."
  [& options]
  (let [full (str (get (apply hash-map options) :name))
        dot (rt/str-last-index-of full "." nil)]
    `(definterface ~(symbol (rt/subs full (inc dot) nil)))))

;; Groups (Owner (m ...) (m ...) Owner2 ...) into [[Owner methods]...]. The
;; first owner may be an expression.
(defn ^{:private true} owner-groups
  [specs]
  (loop* [out [] group nil xs (seq specs)]
    (cond
      (nil? xs) (if group (conj out group) out)
      (if group (seq? (first xs)) false)
      (recur out [(first group) (conj (second group) (first xs))] (next xs))
      :else
      (recur (if group (conj out group) out) [(first xs) []] (next xs)))))

;; {:name (fn ([..] ..) ..)}. Of methods of one name the last is the method; its
;; arities stand together, as those of a fn do.
(defn ^{:private true} method-map
  [methods]
  (reduce (fn [m method]
            (assoc m (keyword (name (first method)))
                   `(fn ~@(clause-list (next method)))))
          (array-map) methods))

(defn extend
  "Implements protocols for a type: protocols with maps of method keywords to
  functions."
  [atype & proto+mmaps]
  (loop* [ps (seq proto+mmaps)]
    (when ps
      (rt/protocol-extend (first ps) atype (second ps))
      (recur (nnext ps)))))

(defmacro extend-type
  "Implements protocols for a type, with method bodies in place."
  [t & specs]
  `(do
     ~@(map (fn [[protocol methods]]
              `(rt/protocol-extend ~protocol ~t ~(method-map methods)))
            (owner-groups specs))
     nil))

(defmacro extend-protocol
  "Implements one protocol for several types."
  [p & specs]
  `(do
     ~@(map (fn [[t methods]]
              `(rt/protocol-extend ~p ~t ~(method-map methods)))
            (owner-groups specs))
     nil))

(defn satisfies? "Does x implement the protocol?" [protocol x]
  (rt/protocol-satisfies protocol x))
(defn extends? "Is the protocol extended to the type?" [protocol atype]
  (rt/protocol-extends protocol atype))
(defn extenders "The types the protocol is extended to." [protocol]
  (keys (rt/protocol-impls protocol)))
(defn find-protocol-impl "The implementation of the protocol for x."
  [protocol x]
  (rt/find-protocol-impl protocol x))
(defn find-protocol-method "The function that does methodk for x."
  [protocol methodk x]
  (rt/find-protocol-method protocol methodk x))

;; ---------------------------------------------------------------------------
;; Types

;; ([this a] body...): syntax-quote may have qualified a name for this.
(defn ^{:private true} method-clause
  [clause]
  (let [params (first clause) this (first params)]
    (fn-clause
      (if (and (vector? params) (symbol? this) (namespace this))
        (cons (assoc params 0 (symbol (name this))) (next clause))
        clause))))

(defn ^{:private true} type-specs
  "Owners and methods as the special forms take them: patterns compiled away."
  [specs]
  (map (fn [x]
         (if (seq? x)
           (with-meta (cons (first x) (method-clause (next x))) (meta x))
           x))
       specs))

(defn ^{:private true} skip-options
  [specs]
  (if (keyword? (first specs)) (skip-options (nnext specs)) specs))

(defn ^{:private true} plain-fields
  [fields]
  (into []
        (map (fn [f]
               (with-meta (symbol-or-throw f "fields must be symbols") nil)))
        (vector-or-throw fields "the fields must be a vector")))

;; The parameters of a positional factory; a function takes twenty at most.
(defn ^{:private true} factory-params
  [params]
  (if (< 20 (count params))
    (into (subvec params 0 20) ['& (subvec params 20)])
    params))

(defmacro deftype
  "Defines a class with the fields and methods, and the factory ->Name."
  [name fields & specs]
  (let [params (plain-fields fields)]
    `(do
       (declare ~(symbol (str "->" name)))
       (deftype* ~name ~fields {:record false}
         ~@(type-specs (skip-options specs)))
       (defn ~(symbol (str "->" name))
         ~(str "Positional factory function for class "
               (current-ns-name) "." name ".")
         ~(factory-params params)
         (new ~name ~@params))
       ~name)))

(defn record-entries
  "The map that map->Name takes: m, or what seq has of it."
  [m]
  (if (and (map? m) (not (rt/type-user (rt/class-of m)))) m (into {} m)))

(defmacro defrecord
  "Defines a class of records, immutable maps with the fields as fixed keys, and
  the factories ->Name and map->Name."
  [name fields & specs]
  (let [params (plain-fields fields)
        m (gensym "m")]
    `(do
       (declare ~(symbol (str "->" name)) ~(symbol (str "map->" name)))
       (deftype* ~name ~fields {:record true}
         ~@(type-specs (skip-options specs)))
       (defn ~(symbol (str "->" name))
         ~(str "Positional factory function for class "
               (current-ns-name) "." name ".")
         ~(factory-params params)
         (new ~name ~@params))
       (defn ~(symbol (str "map->" name))
         ~(str "Factory function for class " (current-ns-name) "." name
               ", taking a map of keywords to field values.")
         [~m]
         (rt/record-from-map ~name (record-entries ~m)))
       ~name)))

(defmacro reify
  "An object that implements the protocols and interfaces. It has the metadata
  of the form."
  [& specs]
  (let [made `(reify* ~@(type-specs specs)) m (meta &form)]
    (if (every? #{:line :column :file} (keys m))
      made
      `(with-meta ~made ~m))))

(defn ^{:private true} proxy-maker
  [class]
  (let [full (name class)
        simple (rt/subs full (inc (rt/str-last-index-of full "." nil)) nil)
        maker (symbol (str simple "--proxy"))]
    (some (fn [ns]
            (and (rt/str-starts-with (str (ns-name ns)) "cljwc.java")
                 (ns-resolve ns maker)))
          (all-ns))))

(defmacro proxy
  "reify under another name, for interfaces: the methods get this. Classes that
  can be extended are made by functions <Class>--proxy of cljwc.java's units."
  [class-and-interfaces args & fs]
  (let [methods (map (fn [[name & clauses]]
                       (cons name
                             (map (fn [c]
                                    (fn-clause (cons (into ['this] (first c))
                                                     (next c))))
                                  (clause-list clauses))))
                     fs)
        class (first class-and-interfaces)]
    (if (and class (proxy-maker class))
      `(. ~class ~'proxy
          ~(into {} (map (fn [[name & clauses]]
                           [(keyword name) `(fn ~@clauses)])
                         methods))
          ~@args)
      `(reify* ~@class-and-interfaces
         ~@(mapcat (fn [[name & clauses]]
                     (map (fn [c] (cons name c)) clauses))
                   methods)))))

;; ---------------------------------------------------------------------------
;; Struct maps: a basis numbers its keys, whose values a struct has in a vector
;; and keeps. What else is added is in a hash map, whatever its size.

(deftype* StructBasis [names slots]
  {:class "clojure.lang.PersistentStructMap$Def"}
  java.io.Serializable)

(declare java-hash)
(def ^{:private true} no-extras (dissoc (hash-map 0 0) 0))

(defn ^{:private true} struct-slot
  "The number of the key in the struct's basis, or nil."
  [basis k]
  (get (.-slots basis) k))

(defn ^{:private true} struct-entries
  [basis values extras]
  (seq (concat (map (fn [k x] (rt/map-entry k x)) (.-names basis) values)
               extras)))

(defn ^{:private true} conj-entries
  "The map with what conj adds to maps: an entry, a pair or entries."
  [m x]
  (cond (map-entry? x) (assoc m (key x) (val x))
        (not (vector? x)) (reduce conj-entries m x)
        (= (count x) 2) (assoc m (nth x 0) (nth x 1))
        :else (throw (new IllegalArgumentException
                          "Vector arg to map conj must be a pair"))))

(deftype* StructMap [basis values extras meta-map]
  {:class "clojure.lang.PersistentStructMap"}
  clojure.lang.APersistentMap
  (count [this] (+ (clojure.core/count values) (clojure.core/count extras)))
  (seq [this] (struct-entries basis values extras))
  (valAt [this k]
    (let* [i (struct-slot basis k)]
      (if i (nth values i) (get extras k))))
  (valAt [this k default]
    (let* [i (struct-slot basis k)]
      (if i (nth values i) (get extras k default))))
  (containsKey [this k]
    (or (some? (struct-slot basis k)) (contains? extras k)))
  (entryAt [this k]
    (let* [i (struct-slot basis k)]
      (if i
        (rt/map-entry (nth (.-names basis) i) (nth values i))
        (find extras k))))
  (assoc [this k x]
    (let* [i (struct-slot basis k)]
      (if i
        (new StructMap basis (clojure.core/assoc values i x) extras meta-map)
        (new StructMap basis values (clojure.core/assoc extras k x)
             meta-map))))
  (assocEx [this k x]
    (if (contains? this k)
      (throw (new RuntimeException "Key already present"))
      (clojure.core/assoc this k x)))
  (without [this k]
    (cond (struct-slot basis k)
          (throw (new RuntimeException "Can't remove struct key"))
          (contains? extras k)
          (new StructMap basis values (dissoc extras k) meta-map)
          :else this))
  (cons [this x] (conj-entries this x))
  (empty [this]
    (new StructMap basis (mapv (fn [_] nil) values) no-extras nil))
  (equiv [this other] (= (into {} this) other))
  (hasheq [this] (hash (into {} this)))
  (invoke [this k] (get this k))
  (invoke [this k default] (get this k default))
  clojure.lang.IObj
  (meta [this] meta-map)
  (withMeta [this m] (new StructMap basis values extras m))
  Object
  (equals [this other] (rt/equal-java (into {} this) other))
  (hashCode [this] (java-hash (into {} this))))

(deftype* StructAccessor [basis slot]
  {:class "clojure.lang.PersistentStructMap$1"}
  clojure.lang.AFn
  (invoke [this m]
    (cond (nil? m)
          (throw (new NullPointerException
                      "Cannot read field \"def\" because \"m\" is null"))
          (not (rt/is-instance StructMap m))
          (rt/cast-error m "clojure.lang.PersistentStructMap")
          (identical? (.-basis m) basis) (nth (.-values m) slot)
          :else (throw (new RuntimeException "Accessor/struct mismatch")))))

(defn create-struct
  "A struct basis of the keys, of which there must be some."
  [& keys]
  (when-not keys (throw (new IllegalArgumentException "Must supply keys")))
  (new StructBasis (vec keys)
       (reduce (fn [slots k]
                 (if (contains? slots k)
                   (throw (new IllegalArgumentException
                               (str "Duplicate key: " (pr-str k))))
                   (assoc slots k (count slots))))
               {} keys)))

(defmacro defstruct
  "Defines a struct basis."
  [name & keys] `(def ~name (create-struct ~@keys)))

(defn ^{:private true} struct-basis
  "s, which must be a struct basis."
  [s]
  (cond (rt/is-instance StructBasis s) s
        (nil? s)
        (throw (new NullPointerException
                    "Cannot read field \"keyslots\" because \"def\" is null"))
        :else (rt/cast-error s "clojure.lang.PersistentStructMap$Def")))

(defn struct
  "A struct with values of the basis' keys, in their order; nil where there are
  none."
  [s & vals]
  (let [basis (struct-basis s)
        missing (- (count (.-names basis)) (count vals))]
    (when (neg? missing)
      (throw (new IllegalArgumentException
                  "Too many arguments to struct constructor")))
    (new StructMap basis (into (vec vals) (repeat missing nil)) no-extras nil)))

(defn struct-map
  "A struct of the basis with the keys and values given, also other ones."
  [s & inits]
  (loop* [m (struct s) kvs inits]
    (cond (nil? kvs) m
          (next kvs) (recur (assoc m (first kvs) (second kvs)) (nnext kvs))
          :else (throw (new IllegalArgumentException
                            (str "No value supplied for key: "
                                 (first kvs)))))))

(defn accessor
  "A function that gets the key from structs of the basis."
  [s key]
  (let [slot (struct-slot (struct-basis s) key)]
    (if slot
      (new StructAccessor s slot)
      (throw (new IllegalArgumentException "Not a key of struct")))))
