(require 'clojure.walk)

(defn type-form [expansion]
  (first (filter #(and (seq? %) (= 'deftype* (first %)))
                 (tree-seq sequential? seq expansion))))

;; The parts of what deftype and defrecord expand to.
(defprotocol Shape (area [s]))
(defmacro parts [form]
  (let [[op tag class fields implements interfaces & methods]
        (type-form (macroexpand-1 form))]
    `'~[op (name tag) (name class) fields implements
        (vec (remove #{'clojure.lang.IType} (distinct (map (comp symbol name) interfaces))))
        (sort (filter #{"area" "toString" "seq" "valAt" "without" "hasheq"}
                      (map (comp name first) methods)))]))
(prn (butlast (butlast (parts (deftype Square [side] Object (toString [_] "sq"))))))
(prn (last (parts (deftype Square [side] Object (toString [_] "sq")))))
(prn (butlast (parts (defrecord Point [x y] clojure.lang.Reversible (rseq [_] nil)))))
(prn (last (parts (defrecord Point [x y]))))

;; A record as it is.
(defmacro as-it-is [form] (macroexpand-1 form))
(as-it-is (defrecord Pair [a b] Object (toString [_] "pair")))
(def p (->Pair 1 2))
(prn p (str p) (:a p) (record? p) (= p (map->Pair {:a 1 :b 2})))
(prn (assoc p :c 3) (dissoc p :a) (map->Pair {:a 1 :z 9}))
(prn (Pair. 1 2 {:m 1} {:c 4}) (meta (Pair. 1 2 {:m 1} nil)))

;; One in which given methods take the place of the record's.
(defn sig [m] (when (and (seq? m) (symbol? (first m)) (vector? (second m)))
                [(name (first m)) (count (second m))]))
(defmacro defrecord-with [name fields & impls]
  (let [own (into {} (comp (filter seq?) (map (juxt sig identity))) impls)]
    (clojure.walk/postwalk
     (fn [x]
       (if (and (seq? x) (= 'deftype* (first x)))
         (let [[op tag class fields _ interfaces & methods] x]
           (list* op tag class fields :implements (vec (distinct interfaces))
                  (remove #(when-let [m (own (sig %))] (not= m %)) methods)))
         x))
     (macroexpand-1 (list* 'defrecord name fields impls)))))
(defrecord-with DB [facts hash]
  Object (hashCode [_] 8)
  clojure.lang.IHashEq (hasheq [_] 7)
  clojure.lang.IPersistentCollection
  (count [_] (count facts))
  (equiv [_ x] (and (instance? DB x) (= facts (:facts x))))
  (empty [_] (DB. [] nil)))
(def db (->DB [1 2 3] :h))
(prn (hash db) (.hashCode db) (count db) (:facts db) (get db :none 5) (:hash db))
(prn (= db (->DB [1 2 3] :other)) (= db (->DB [] :h)) (= db 1))
(prn (count (empty db)) (record? db) (map? db))
(prn (:extra (assoc db :extra 1)) (:facts (assoc db :facts [9])) (keys db))
(prn (meta (with-meta db {:m 1})) (dissoc db :facts) (into {} db))
(prn (contains? db :facts) (contains? db :nope) (find db :hash))
(prn (:facts (map->DB {:facts [4] :extra 2})) (:extra (map->DB {:extra 2})))
(prn (:facts (into db {:facts [7]})) (:a (conj db [:a 1])) (seq (->DB 1 2)))
(prn (let [{:keys [facts]} db] facts) (update db :facts count))

;; reify
(defmacro classes [form]
  (let [[op interfaces & methods] (macroexpand-1 form)]
    `'~[op (vector? interfaces) (map first methods)]))
(prn (classes (reify clojure.lang.IDeref (deref [_] 1) Object (toString [_] "r"))))
(defmacro reified [] (list 'reify* '[clojure.lang.IDeref] '(deref [this] 42)))
(prn @(reified))
