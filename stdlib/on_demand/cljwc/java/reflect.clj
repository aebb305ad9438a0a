;; SPDX-License-Identifier: MIT
;;
;; java.lang.reflect, as far as a program knows of itself: methods, fields and
;; constructors of its types, and how many arguments a function takes. Methods of
;; the runtime's own classes are functions, which no class lists.
(ns cljwc.java.reflect)

(deftype* Method [class name parameters result]
  {:class "java.lang.reflect.Method"}
  Object
  (getName [_] name)
  (getDeclaringClass [_] class)
  (getParameterCount [_]
    (when-not parameters
      (throw (new UnsupportedOperationException
                  (str "the parameters of " name " of " class))))
    (int parameters))
  (getParameterTypes [this]
    (into-array Class (repeat (.getParameterCount this) Object)))
  (getReturnType [_] result)
  (toString [_] (str (rt/class-name class) "." name)))

(defn- functions-methods
  "The methods of a function's class, whose arities are the bits."
  [c bits]
  (when (bit-test bits 7)
    (throw (new UnsupportedOperationException
                (str "the methods with many parameters of " c))))
  (let [required (dec (bit-shift-right bits 8))]
    (concat
     (for [n (range 7) :when (bit-test bits n)] (new Method c "invoke" n Object))
     (when-not (neg? required)
       [(new Method c "doInvoke" (inc required) Object)
        (new Method c "getRequiredArity" 0 Integer/TYPE)]))))

(defn -getDeclaredMethods
  "The methods that objects of the class have; of a type's, one for all arities.
  An UnsupportedOperationException if that is not known."
  [c]
  (let [names (rt/type-methods c) bits (rt/type-arities c)]
    (cond bits (into-array Method (functions-methods c bits))
          (false? names)
          (throw (new UnsupportedOperationException (str "the methods of " c)))
          :else
          (into-array Method (map (fn [name] (new Method c (str name) nil Object))
                                  names)))))
(defn -getMethods [c] (-getDeclaredMethods c))
(defn -getRequiredArity [f]
  (let [bits (or (rt/type-arities (class f)) 0)]
    (when (< bits 256)
      (throw (new IllegalArgumentException
                  (str "No matching field found: getRequiredArity for " (class f)))))
    (int (dec (bit-shift-right bits 8)))))

;; --- fields and constructors of deftypes and defrecords ---

(defn- fields-of
  "The fields of the class, as symbols; an UnsupportedOperationException if they
  are not known."
  [c]
  (or (rt/type-fields c)
      (throw (new UnsupportedOperationException (str "the fields of " c)))))
(defn- record? [c] (.isAssignableFrom clojure.lang.IRecord c))

(defn- extra-field
  "What a record holds beside its fields."
  [record name]
  (if (= name "__meta")
    (meta record)
    (let [more (apply dissoc (into {} record)
                      (map keyword (rt/type-fields (class record))))]
      (if (empty? more) nil more))))
(deftype* Field [class name index]
  {:class "java.lang.reflect.Field"}
  Object
  (getName [_] name)
  (getDeclaringClass [_] class)
  (getModifiers [_] (int 17))
  (getType [_] Object)
  (setAccessible [_ accessible] nil)
  (get [_ object]
    (when-not (rt/is-instance class object)
      (throw (new IllegalArgumentException
                  (str "not an instance of " (rt/class-name class)))))
    (if index (rt/type-field object index) (extra-field object name)))
  (toString [_] (str "public final java.lang.Object " (rt/class-name class) "."
                     name)))
(defn -getDeclaredFields [c]
  (let [own (map-indexed (fn [i sym] (new Field c (munge (name sym)) i))
                         (fields-of c))
        extra (if (record? c) ["__meta" "__extmap"] [])]
    (into-array Field (concat own (map #(new Field c % nil) extra)))))
(defn -getFields [c]
  (into-array Field (filter #(.-index ^Field %) (-getDeclaredFields c))))
(defn -getDeclaredField [c name]
  (or (first (filter #(= name (.getName ^Field %)) (-getDeclaredFields c)))
      (throw (new NoSuchFieldException name))))
(defn -getField [c name] (-getDeclaredField c name))

(defn- make
  "An instance of the class: of its fields, and of a record also of these,
  metadata and a map of more."
  [c values mismatch]
  (let [n (count (fields-of c)) more (- (count values) n)]
    (cond (= more 0) (rt/type-new c (vec values))
          (and (= more 2) (record? c))
          (into (with-meta (rt/type-new c (vec (take n values)))
                           (nth values n))
                (nth values (inc n)))
          :else (throw (new IllegalArgumentException ^String mismatch)))))
(deftype* Constructor [class n]
  {:class "java.lang.reflect.Constructor"}
  Object
  (getName [_] (rt/class-name class))
  (getDeclaringClass [_] class)
  (getParameterCount [_] (int n))
  (getParameterTypes [_] (into-array Class (repeat n Object)))
  (setAccessible [_ accessible] nil)
  (newInstance [this] (.newInstance this []))
  (newInstance [_ values]
    (if (= n (count values))
      (make class (seq values) "")
      (throw (new IllegalArgumentException "wrong number of arguments")))))
(defn -getDeclaredConstructors [c]
  (let [n (count (fields-of c))]
    (into-array Constructor
                (map #(new Constructor c %) (if (record? c) [n (+ n 2)] [n])))))
(defn -getConstructors [c] (-getDeclaredConstructors c))

(def Modifier--PUBLIC (int 1))
(def Modifier--FINAL (int 16))
(defn Modifier--isPublic [bits] (bit-test bits 0))
(defn Modifier--isPrivate [bits] (bit-test bits 1))
(defn Modifier--isStatic [bits] (bit-test bits 3))
(defn Modifier--isFinal [bits] (bit-test bits 4))
(defn Modifier--isAbstract [bits] (bit-test bits 10))

;; --- clojure.lang.Reflector ---

(defn- no-match [what name args c]
  (throw (new IllegalArgumentException
              (str "No matching " what " found"
                   (if name (str " taking " (count args) " args") "")
                   " for " c))))
(defn Reflector--invokeConstructor [c args]
  (make c (seq args) (str "No matching ctor found for " c)))
(defn Reflector--invokeStaticMethod [c name args]
  (let [c (if (string? c) (Class/forName c) c) fields (rt/type-fields c)]
    (cond (and fields (= name "getBasis") (empty? args)) fields
          (and fields (record? c) (= name "create") (= (count args) 1))
          (rt/record-from-map c (first args))
          :else (no-match (str "method " name) name args c))))
