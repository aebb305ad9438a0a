;; SPDX-License-Identifier: MIT
;;
;; What vectors are made of on the JVM, for libraries that take them apart: trees
;; of nodes with up to 32 entries, and array managers, which know what arrays of
;; an element type can do. Our vectors are built otherwise, so the tree of one is
;; made when it is asked for.
(ns cljwc.java.gvec)

(deftype* ArrayManager [make]
  {:class "clojure.core.ArrayManager"}
  Object
  (array [_ n] (make n))
  (alength [_ a] (clojure.core/alength a))
  (aclone [_ a] (clojure.core/aclone a))
  (aget [_ a i] (clojure.core/aget a i))
  (aset [_ a i x] (clojure.core/aset a i x)))
(defn manager [make] (new ArrayManager make))
(def core-ams
  {:int (manager int-array) :long (manager long-array)
   :float (manager float-array) :double (manager double-array)
   :byte (manager byte-array) :short (manager short-array)
   :char (manager char-array) :boolean (manager boolean-array)})
(defn core-mk-am
  "Of the macro's function: the code of the manager for arrays of t."
  [form env t]
  (list 'cljwc.java.gvec/manager (symbol "clojure.core" (str t "-array"))))

(deftype* VecNode [edit arr] {:class "clojure.core.VecNode"})
(defn VecNode--new [edit arr] (new VecNode edit arr))
(def core-EMPTY-NODE (new VecNode nil (object-array 32)))

(deftype* VectorNode [edit array] {:class "clojure.lang.PersistentVector$Node"})
(defn PersistentVector$Node--new
  ([edit] (new VectorNode edit (object-array 32)))
  ([edit array] (new VectorNode edit array)))
(def ^:private no-edit (java.util.concurrent.atomic.AtomicReference. nil))
(def PersistentVector--EMPTY_NODE (PersistentVector$Node--new no-edit))

(deftype* ArrayChunk [am arr off end]
  {:class "clojure.core.ArrayChunk"}
  clojure.lang.Counted
  (count [_] (- end off))
  clojure.lang.Indexed
  (nth [_ i] (.aget am arr (+ off i)))
  (nth [_ i default] (if (< -1 i (- end off)) (.aget am arr (+ off i)) default))
  Object
  (dropFirst [_]
    (if (= off end)
      (throw (new IllegalStateException "dropFirst of empty chunk"))
      (new ArrayChunk am arr (inc off) end)))
  (reduce [_ f init]
    (loop [i off r init]
      (cond (= i end) r
            (reduced? r) r
            :else (recur (inc i) (f r (.aget am arr i)))))))
(defn ArrayChunk--new [am arr off end] (new ArrayChunk am arr off end))
(defn APersistentVector$RSeq--new [v i] (seq (map v (range i -1 -1))))

;; --- the parts of a vector ---

(defn- plain? [x] (instance? clojure.lang.PersistentVector x))
(defn- typed? [x] (instance? clojure.core.Vec x))
(defn- tail-offset [x]
  (let [n (count x)]
    (if (< n 32) 0 (bit-shift-left (bit-shift-right (dec n) 5) 5))))
(defn- shift-of [x]
  (let [n (tail-offset x)]
    (loop [shift 5]
      (if (< (bit-shift-left 1 (+ shift 5)) n) (recur (+ shift 5)) shift))))
(defn- leaf [x from to]
  (if (typed? x)
    (let [a (.array (get core-ams (.-t x)) (- to from))]
      (dotimes [i (- to from)] (aset a i (nth x (+ from i))))
      a)
    (object-array (subvec x from to))))
(defn- node [x array]
  (if (typed? x) (new VecNode nil array) (new VectorNode no-edit array)))
(defn- tree [x shift from end]
  (if (= 0 shift)
    (node x (leaf x from (+ from 32)))
    (let [a (object-array 32) step (bit-shift-left 1 shift)]
      (loop [i 0 at from]
        (if (< at end)
          (do (aset a i (tree x (- shift 5) at (min end (+ at step))))
              (recur (inc i) (+ at step)))
          (node x a))))))

(defn field-cnt [x] (if (or (plain? x) (typed? x)) (int (count x)) (.-cnt x)))
(defn field-shift [x]
  (if (or (plain? x) (typed? x)) (int (shift-of x)) (.-shift x)))
(defn field-tail [x]
  (if (or (plain? x) (typed? x)) (leaf x (tail-offset x) (count x)) (.-tail x)))
(defn field-root [x]
  (cond (not (or (plain? x) (typed? x))) (.-root x)
        (= 0 (tail-offset x))
        (if (typed? x) core-EMPTY-NODE PersistentVector--EMPTY_NODE)
        :else (tree x (shift-of x) 0 (tail-offset x))))
(defn field-am [x] (if (typed? x) (get core-ams (.-t x)) (.-am x)))
(defn field-_meta [x] (if (typed? x) (meta x) (.-_meta x)))

;; A subvec is all of a vector.
(defn- part? [x] (instance? clojure.lang.APersistentVector$SubVector x))
(defn field-v [x] (if (part? x) (into [] x) (.-v x)))
(defn field-start [x] (if (part? x) (int 0) (.-start x)))
(defn field-end [x] (if (part? x) (int (count x)) (.-end x)))
