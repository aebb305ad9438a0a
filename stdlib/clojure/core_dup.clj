;; SPDX-License-Identifier: MIT
;;
;; print-dup: text from which the reader makes values of the same classes.
;;
;; Only programs that mention *print-dup* can have it true, so its definition
;; is what makes printing ask for it, as with print-method.
(in-ns 'clojure.core)

(declare dup-hook print-dup)

(def ^{:dynamic true :doc "Print so that types survive reading?"}
  *print-dup*
  (do (alter-var-root #'print-hook (fn [_] dup-hook))
      false))

(defn ^{:private true} plainly
  "As print-method prints x."
  [x w]
  (let* [f method-hook] (if f (f x w) (print-builtin x w))))

(defn ^{:private true} dup-hook
  [x w]
  (if *print-dup* (print-dup x w) (plainly x w)))

(defn ^{:private true} complete
  "What f prints; with *print-dup*, nothing is left out."
  [f x w]
  (if (and *print-dup*
           (not (and *print-meta* *print-readably* (nil? *print-length*)
                     (nil? *print-level*))))
    (binding [*print-meta* true *print-readably* true
              *print-length* nil *print-level* nil]
      (f x w))
    (f x w)))

(defn ^{:private true} dup-plainly [x w] (complete plainly x w))

(defn ^{:private true} dup-meta
  [x w]
  (when *print-meta* (print-meta x w)))

(defn ^{:private true} dup-items
  [x w]
  (print-bracketed print-dup "[" " " "]" x w))

(defn ^{:private true} dup-entries
  [m w]
  (print-bracketed (fn [e w]
                     (print-dup (key e) w)
                     (w-str w " ")
                     (print-dup (val e) w))
                   "{" ", " "}" m w))

;; A method: #=(class between ...) with what f prints, before it what meta does.
(defn ^{:private true} dup-form
  [meta between f]
  (let [whole (fn [x w]
                (meta x w)
                (w-str w "#=(")
                (w-str w (class-name-of x))
                (w-str w between)
                (f x w)
                (w-str w ")"))]
    (fn [x w] (complete whole x w))))

(defn ^{:private true} dup-ctor [f] (dup-form (fn [_ _]) ". " f))
(defn ^{:private true} dup-create [f] (dup-form dup-meta "/create " f))

(defn ^{:private true} dup-record
  [r w]
  (complete (fn [r w]
              (dup-meta r w)
              (w-str w "#")
              (w-str w (class-name-of r))
              (if *verbose-defrecords*
                (dup-entries r w)
                (print-bracketed (fn [e w] (pr-on (val e) w))
                                 "[" ", " "]" r w)))
            r w))

(defn ^{:private true} dup-class
  [c w]
  (let [name (rt/class-name c)
        primitive (get {"int" "Integer" "long" "Long" "double" "Double"
                        "float" "Float" "boolean" "Boolean" "char" "Character"
                        "byte" "Byte" "short" "Short"}
                       name)]
    (cond
      primitive
      (do (w-str w "#=(identity ") (w-str w primitive) (w-str w "/TYPE)"))
      (= name "void") (w-str w "#=(identity null)")
      (rt/str-starts-with name "[")
      (do (w-str w "#=(java.lang.Class/forName \"")
          (w-str w name)
          (w-str w "\")"))
      :else (do (w-str w "#=") (w-str w name)))))

(defn ^{:private true} dup-namespace
  [ns w]
  (w-str w "#=(find-ns ")
  (w-str w (str (rt/ns-name ns)))
  (w-str w ")"))

(defn ^{:private true} dup-var
  [v w]
  (w-str w "#=(var ")
  (w-str w (str (rt/var-sym v)))
  (w-str w ")"))

(def ^{:doc "print-method for *print-dup*." :arglists '([x w])}
  print-dup
  (let [f (multi-fn "print-dup" (fn [x w] (class x)) :default
                    #'global-hierarchy)]
    (doseq [c [nil Boolean Character String Long Double clojure.lang.BigInt
               BigDecimal clojure.lang.Ratio clojure.lang.Symbol
               clojure.lang.Keyword java.util.regex.Pattern
               java.util.Date java.util.UUID
               clojure.lang.PersistentVector clojure.lang.PersistentHashMap
               clojure.lang.PersistentHashSet clojure.lang.IPersistentList
               clojure.lang.ISeq]]
      (add-method f c dup-plainly))
    (add-method f Number (dup-ctor (fn [x w] (pr-on (str x) w))))
    (add-method f clojure.lang.Fn (dup-ctor (fn [_ _])))
    (add-method f Class dup-class)
    (add-method f clojure.lang.Namespace dup-namespace)
    (add-method f clojure.lang.Var dup-var)
    (add-method f java.util.Collection (dup-ctor dup-items))
    (add-method f java.util.Map (dup-ctor dup-entries))
    (add-method f clojure.lang.IPersistentCollection (dup-create dup-items))
    (add-method f clojure.lang.IPersistentMap (dup-create dup-entries))
    (add-method f clojure.lang.IRecord dup-record)
    (doseq [[c others] {clojure.lang.IPersistentCollection
                        [clojure.lang.Fn java.util.Map java.util.Collection]
                        clojure.lang.IRecord
                        [clojure.lang.IPersistentCollection java.util.Map
                         clojure.lang.IPersistentMap]
                        clojure.lang.ISeq
                        [clojure.lang.IPersistentCollection
                         java.util.Collection]
                        java.util.Collection [clojure.lang.Fn]
                        java.util.Map [clojure.lang.Fn]}
            other others]
      (prefer-method f c other))
    f))
