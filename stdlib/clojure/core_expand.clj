;; SPDX-License-Identifier: MIT
;;
;; What macroexpand-1 shows of deftype, defrecord and reify. Their own expansions
;; are the compiler's; code that takes expansions apart (walkers of code, macros
;; that replace methods of a record) expects the JVM's, with the interfaces as one
;; vector, the methods after it, and all the methods of a record. The compiler
;; takes these forms, too (compiler/front/jvm_type.c): a record with all the
;; methods that are made here is one of ours, another one an object with these
;; methods.
(in-ns 'clojure.core)

(defn ^{:private true} interface-name
  "The full name of what the owner of methods is; nil for Object."
  [owner]
  (let [x (ns-resolve *ns* owner)]
    (cond
      (var? x) (rt/var-sym x)
      (identical? x Object) nil
      (class? x) (symbol (rt/class-name x))
      :else owner)))

(defn ^{:private true} interface-names
  [specs]
  (into [] (comp (filter symbol?) (keep interface-name) (distinct)) specs))

(def ^{:private true} record-interfaces
  '[clojure.lang.IRecord clojure.lang.IHashEq clojure.lang.IObj
    clojure.lang.ILookup clojure.lang.IKeywordLookup
    clojure.lang.IPersistentMap java.util.Map java.io.Serializable])

(defn record-conj
  "The record with what conj adds to a map."
  [r x]
  (cond
    (vector? x) (assoc r (nth x 0) (nth x 1)) ; longer ones, too, on the JVM
    :else (reduce (fn [r e] (assoc r (key e) (val e))) r x)))

(defn record-equiv
  "Are both of one class, with equal entries?"
  [a b]
  (or (identical? a b)
      (and (identical? (class a) (class b)) (= (into {} a) (into {} b)))))

(defn ^{:private true} of-fields
  "The methods of a record that depend on its fields."
  [tag fields]
  (let [made (fn [values m ext] `(new ~tag ~@values ~m ~ext 0 0))
        keys (map keyword fields)
        n (count fields)]
    `((~'meta [~'this__] ~'__meta)
      (~'withMeta [~'this__ ~'m__] ~(made fields 'm__ '__extmap))
      (~'valAt [~'this__ ~'k__] (. ~'this__ ~'valAt ~'k__ nil))
      (~'valAt [~'this__ ~'k__ ~'other__]
        (case ~'k__
          ~@(interleave keys fields)
          (get ~'__extmap ~'k__ ~'other__)))
      (~'count [~'this__] (+ ~n (count ~'__extmap)))
      (~'seq [~'this__]
        (seq (concat (list ~@(map (fn [k f] `(rt/map-entry ~k ~f)) keys fields))
                     ~'__extmap)))
      (~'assoc [~'this__ ~'k__ ~'x__]
        (case ~'k__
          ~@(mapcat (fn [i k]
                      [k (made (concat (take i fields) (list 'x__)
                                       (drop (inc i) fields))
                               '__meta '__extmap)])
                    (range) keys)
          ~(made fields '__meta `(assoc ~'__extmap ~'k__ ~'x__))))
      (~'without [~'this__ ~'k__]
        (if (contains? ~(set keys) ~'k__)
          (dissoc (with-meta (into {} ~'this__) ~'__meta) ~'k__)
          ~(made fields '__meta `(not-empty (dissoc ~'__extmap ~'k__))))))))

(defn ^{:private true} of-any-record
  "Its other methods."
  [full-name]
  `((~'hasheq [this#]
      (bit-xor ~(hash (symbol full-name)) (hash (into {} this#))))
    (~'hashCode [this#] (. (into {} this#) ~'hashCode))
    (~'equals [this# x#] (and (map? x#) (= (into {} this#) (into {} x#))))
    (~'equiv [this# x#] (record-equiv this# x#))
    (~'getLookupThunk [this# k#] nil)
    (~'empty [this#]
      (throw (new UnsupportedOperationException
                  ~(str "Can't create empty: " full-name))))
    (~'cons [this# x#] (record-conj this# x#))
    (~'containsKey [this# k#]
      (not (identical? this# (. this# ~'valAt k# this#))))
    (~'entryAt [this# k#]
      (let [x# (. this# ~'valAt k# this#)]
        (if (identical? this# x#) nil (rt/map-entry k# x#))))
    (~'iterator [this#] (. (into {} this#) ~'iterator))
    (~'size [this#] (. this# ~'count))
    (~'isEmpty [this#] (= 0 (. this# ~'count)))
    (~'containsValue [this# x#] (boolean (some #{x#} (vals this#))))
    (~'get [this# k#] (. this# ~'valAt k#))
    (~'put [this# k# x#] (throw (new UnsupportedOperationException)))
    (~'remove [this# k#] (throw (new UnsupportedOperationException)))
    (~'putAll [this# m#] (throw (new UnsupportedOperationException)))
    (~'clear [this#] (throw (new UnsupportedOperationException)))
    (~'keySet [this#] (set (keys this#)))
    (~'values [this#] (vals this#))
    (~'entrySet [this#] (set this#))))

(defn ^{:private true} record-methods
  "All of them, their names marked with how many there are."
  [tag full-name fields]
  (let [methods (concat (of-fields tag fields) (of-any-record full-name))
        n (count methods)]
    (map (fn [[name & more]]
           (cons (with-meta (symbol "clojure.core" (str name))
                   {:record-methods n})
                 more))
         methods)))

(defn ^{:private true} type-as-on-jvm
  [[_ tag fields options & specs]]
  (let [ns (str (ns-name *ns*))
        full (str (namespace-munge ns) "." tag)
        methods (filter seq? specs)
        [fields ifaces methods]
        (if (:record options)
          [(into fields '[__meta __extmap __hash __hasheq])
           (into (interface-names specs) record-interfaces)
           (concat (record-methods tag full (plain-fields fields)) methods)]
          [fields (into (interface-names specs) '[clojure.lang.IType])
           methods])]
    `(~'deftype* ~(with-meta (symbol ns (name tag)) (meta tag))
                 ~(symbol full) ~fields :implements ~ifaces ~@methods)))

(defn ^{:private true} map-factory-as-on-jvm
  "map->Name, made by a constructor that takes the further entries."
  [tag fields]
  (let [keys (map keyword (plain-fields fields))]
    `(defn ~(symbol (str "map->" tag)) [~'m__]
       (let [~'m__ (record-entries ~'m__)]
         (new ~tag ~@(map (fn [k] `(get ~'m__ ~k)) keys) nil
              (not-empty (dissoc ~'m__ ~@keys)))))))

(defn as-on-jvm
  "The expansion of a form as code that takes it apart expects it."
  [x]
  (cond
    (not (seq? x)) x
    (= 'reify* (first x))
    (if (vector? (second x))
      x
      `(~'reify* ~(interface-names (rest x)) ~@(filter seq? (rest x))))
    (= 'do (first x))
    (let [is-type? (fn [y] (and (seq? y) (= 'deftype* (first y))
                                (map? (nth y 3 nil))))
          [_ tag fields options] (first (filter is-type? x))
          from-map (str "map->" tag)]
      (if tag
        (with-meta
          (map (fn [y]
                 (cond
                   (is-type? y) (with-meta (type-as-on-jvm y) (meta y))
                   (and (:record options) (seq? y) (symbol? (second y))
                        (= from-map (name (second y)))
                        (vector? (last (butlast y))))
                   (map-factory-as-on-jvm tag fields)
                   :else y))
               x)
          (meta x))
        x))
    :else x))
