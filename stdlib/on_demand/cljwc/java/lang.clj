;; SPDX-License-Identifier: MIT
;;
;; What few programs call of Clojure's own Java: the statics of clojure.lang's
;; classes that are functions of clojure.core by another name, and the methods of
;; namespaces.
(ns cljwc.java.lang)

;; --- Numbers ---

(defn Numbers--addP [x y] (+' x y))
(defn Numbers--minusP ([x] (-' x)) ([x y] (-' x y)))
(defn Numbers--multiplyP [x y] (*' x y))
(defn Numbers--incP [x] (inc' x))
(defn Numbers--decP [x] (dec' x))
(defn Numbers--abs [x] (abs x))
(defn Numbers--max [x y] (max x y))
(defn Numbers--min [x y] (min x y))
(defn Numbers--equal [x y] (= x y))
(defn Numbers--quotient [x y] (quot x y))
(defn Numbers--remainder [x y] (rem x y))
(defn Numbers--rationalize [x] (rationalize x))
(defn Numbers--and [x y] (bit-and x y))
(defn Numbers--or [x y] (bit-or x y))
(defn Numbers--xor [x y] (bit-xor x y))
(defn Numbers--andNot [x y] (bit-and-not x y))
(defn Numbers--not [x] (bit-not x))
(defn Numbers--clearBit [x n] (bit-clear x n))
(defn Numbers--setBit [x n] (bit-set x n))
(defn Numbers--flipBit [x n] (bit-flip x n))
(defn Numbers--testBit [x n] (bit-test x n))
(defn Numbers--shiftLeft [x n] (bit-shift-left x n))
(defn Numbers--shiftRight [x n] (bit-shift-right x n))
(defn Numbers--unsignedShiftRight [x n] (unsigned-bit-shift-right x n))
(defn Numbers--unchecked_add [x y] (unchecked-add x y))
(defn Numbers--unchecked_minus
  ([x] (unchecked-negate x))
  ([x y] (unchecked-subtract x y)))
(defn Numbers--unchecked_multiply [x y] (unchecked-multiply x y))
(defn Numbers--unchecked_inc [x] (unchecked-inc x))
(defn Numbers--unchecked_dec [x] (unchecked-dec x))
(defn Numbers--unchecked_int_add [x y] (unchecked-add-int x y))
(defn Numbers--unchecked_int_subtract [x y] (unchecked-subtract-int x y))
(defn Numbers--unchecked_int_multiply [x y] (unchecked-multiply-int x y))
(defn Numbers--unchecked_int_divide [x y] (unchecked-divide-int x y))
(defn Numbers--unchecked_int_remainder [x y] (unchecked-remainder-int x y))
(defn Numbers--unchecked_int_inc [x] (unchecked-inc-int x))
(defn Numbers--unchecked_int_dec [x] (unchecked-dec-int x))
(defn Numbers--unchecked_int_negate [x] (unchecked-negate-int x))

(defmacro ^{:private true} defarrays
  "Numbers/TYPE_array, of a size or items, and Numbers/TYPEs, which casts."
  [& types]
  `(do ~@(for [t types]
           `(do (def ~(symbol (str "Numbers--" t "_array"))
                  ~(symbol "clojure.core" (str t "-array")))
                (def ~(symbol (str "Numbers--" t "s"))
                  ~(symbol "clojure.core" (str t "s")))))))
(defarrays boolean byte char short int long float double)

;; --- RT, Util ---

(defn RT--second [x] (second x))
(defn RT--third [x] (first (nnext x)))
(defn RT--fourth [x] (second (nnext x)))
(defn RT--meta [x] (meta x))
(defn RT--assocN [i x v] (if (nil? v) nil (assoc v i x)))
(defn RT--keyword [space name] (keyword space name))
(defn RT--canSeq [x] (seqable? x))
(defn RT--object_array [size-or-seq] (object-array size-or-seq))
(defn RT--seqToPassedArray [xs] (to-array xs))
(defn RT--seqToTypedArray
  ([xs] (into-array xs))
  ([c xs] (into-array c xs)))
(defn RT--byteCast [x] (byte x))
(defn RT--shortCast [x] (short x))
(defn RT--floatCast [x] (float x))
(defn RT--uncheckedCharCast [x] (unchecked-char x))
(defn RT--box [x] x)
(defn RT--print [x w] (print-method x w) nil)
(defn RT--errPrintWriter [] *err*)
(defn RT--list
  ([] nil)
  ([x & xs] (apply list x xs)))

(defn Util--classOf [x] (class x))
(defn Util--ret1 [x ignored] x)
(defn Util--pcequiv [x y] (= x y))
(defn Util--runtimeException
  ([s] (new RuntimeException s))
  ([s cause] (new RuntimeException s cause)))
(defn Util--sneakyThrow [e]
  (throw (if (nil? e) (new NullPointerException) e)))
(defn Util--isPrimitive [c] (and (some? c) (.isPrimitive ^Class c)))

;; --- makers of collections and seqs ---

(defn PersistentTreeSet--create
  ([xs] (apply sorted-set xs))
  ([compare xs] (apply sorted-set-by compare xs)))
(defn Tuple--create [& xs] (vec xs))
(defn ArraySeq--create
  ([] nil)
  ([& xs] (seq (to-array xs))))
(defn Range--create
  ([end] (range end))
  ([start end] (range start end))
  ([start end step] (range start end step)))
(def LongRange--create Range--create)
(defn Repeat--create
  ([x] (repeat x))
  ([n x] (repeat n x)))
(defn Cycle--create [xs] (if xs (cycle xs) ()))
(defn Iterate--create [f x] (iterate f x))
(defn IteratorSeq--create [iterator] (iterator-seq iterator))
(defn EnumerationSeq--create [enumeration] (enumeration-seq enumeration))

;; --- namespaces and vars ---

(defn Namespace--remove [sym] (remove-ns sym))
(defn -getMappings [ns] (ns-map ns))
(defn -getMapping [ns sym] (get (ns-map ns) sym))
(defn -getAliases [ns] (ns-aliases ns))
(defn -lookupAlias [ns sym] (get (ns-aliases ns) sym))
(defn -addAlias [ns sym of]
  (binding [*ns* ns] (alias sym (ns-name of)))
  nil)
(defn -removeAlias [ns sym] (ns-unalias ns sym) nil)
(defn -findInternedVar [ns sym] (get (ns-interns ns) sym))
(defn -unmap [ns sym] (ns-unmap ns sym) nil)
(defn -refer [ns sym v] (rt/ns-refer ns sym v))
(defn Var--internPrivate [space name]
  (intern (create-ns (symbol space)) (with-meta (symbol name) {:private true})))
(defn Var--getThreadBindings [] (get-thread-bindings))

;; --- references ---

(defn -notifyWatches [reference old new]
  (doseq [[key f] (.getWatches ^clojure.lang.IRef reference)]
    (f key reference old new))
  nil)
