;; SPDX-License-Identifier: MIT
;;
;; Types of a world, as rt/host/wit.h describes them to the runtime: how large
;; they are, and what they are in the signature of a core function. The numbers
;; are those of the canonical ABI of the component model.
(ns wit.types
  (:require [clojure.string :as str]))

;; A type of wasm-tools' JSON is the name of a primitive or an index into the
;; table of types. Here it becomes a map:
;;
;;   {:kind "record" :parts [["x" type] ...] :size 16 :align 8
;;    :flat [:f64 :f64] :disc 0 :payload 0}
;;
;; A part is a field, a case (whose type may be nil), an element.

(def ^:private primitives
  {"bool" ["bool" 1 :i32] "s8" ["s8" 1 :i32] "u8" ["u8" 1 :i32]
   "s16" ["s16" 2 :i32] "u16" ["u16" 2 :i32] "s32" ["s32" 4 :i32]
   "u32" ["u32" 4 :i32] "s64" ["s64" 8 :i64] "u64" ["u64" 8 :i64]
   "f32" ["f32" 4 :f32] "f64" ["f64" 8 :f64] "char" ["char" 4 :i32]})

(defn- refuse [what]
  (throw (ex-info (str what " cannot pass to or from Clojure yet") {:wit true})))

(defn- round-up [n align] (* align (quot (+ n (dec align)) align)))

(defn- in-turn
  "What lies in memory one after the other: a record, the parameters."
  [kind parts]
  (let [types (map second parts)
        align (reduce max 1 (map :align types))]
    {:kind kind :parts parts :align align :disc 0 :payload 0
     :size (round-up (reduce (fn [at t] (+ (round-up at (:align t)) (:size t)))
                             0 types)
                     align)
     :flat (vec (mapcat :flat types))}))

(defn- join [a b]
  (cond (= a b) a
        (= #{:i32 :f32} (set [a b])) :i32
        :else :i64))

(defn- joined [a b]
  (let [n (max (count a) (count b))]
    (mapv (fn [i] (let [x (get a i) y (get b i)] (if (and x y) (join x y)
                                                     (or x y))))
          (range n))))

(defn- one-of
  "A number that says which part it is, and then that part."
  [kind parts]
  (let [disc (condp >= (count parts) 256 1 65536 2 4)
        types (keep second parts)
        align (reduce max 1 (map :align types))
        payload (round-up disc align)
        all (max disc align)]
    {:kind kind :parts parts :align all :disc disc :payload payload
     :size (round-up (reduce max payload (map #(+ payload (:size %)) types))
                     all)
     :flat (into [:i32] (reduce joined [] (map :flat types)))}))

(defn- flags [names]
  (when (< 32 (count names)) (refuse "a type of more than 32 flags"))
  (let [size (condp >= (count names) 8 1 16 2 4)]
    {:kind "flags" :parts (map #(vector % nil) names) :align size :size size
     :disc 0 :payload 0 :flat [:i32]}))

(declare resolve-type)

(defn- compound [world kind]
  (let [[tag x] (if (map? kind) (first kind) [kind nil])
        of #(resolve-type world %)
        named (fn [k] (map #(vector (get % "name") (of (get % "type")))
                           (get x k)))]
    (case tag
      "type" (of x)
      "record" (in-turn "record" (named "fields"))
      "tuple" (in-turn "tuple" (map #(vector nil (of %)) (get x "types")))
      "variant" (one-of "variant" (named "cases"))
      "enum" (one-of "variant" (named "cases"))
      "option" (one-of "option" [[nil nil] [nil (of x)]])
      "result" (one-of "result" [["ok" (of (get x "ok"))]
                                 ["err" (of (get x "err"))]])
      "flags" (flags (map #(get % "name") (get x "flags")))
      "handle" {:kind "handle" :parts [] :size 4 :align 4 :disc 0 :payload 0
                :flat [:i32]}
      "list" {:kind "list" :parts [[nil (of x)]] :size 8 :align 4 :disc 0
              :payload 0 :flat [:i32 :i32]}
      (refuse (str "a value of a " tag)))))

(defn resolve-type
  "The type that the JSON means; nil for nil."
  [world type]
  (cond
    (nil? type) nil
    (= type "string") {:kind "string" :parts [] :size 8 :align 4 :disc 0
                       :payload 0 :flat [:i32 :i32]}
    (string? type) (if-let [[kind size flat] (primitives type)]
                     {:kind kind :parts [] :size size :align size :disc 0
                      :payload 0 :flat [flat]}
                     (refuse (str "a value of " type)))
    :else (compound world (get-in world ["types" type "kind"]))))

(defn parameters [world params]
  (in-turn "tuple" (map (fn [p] [nil (resolve-type world (get p "type"))])
                        params)))

(defn has-kind?
  "Is the type, or a part of it, of that kind?"
  [wanted {:keys [kind parts]}]
  (or (= wanted kind)
      (some #(and (second %) (has-kind? wanted (second %))) parts)))

(defn has-memory?
  "Does a value of the type have parts of its own in memory?"
  [type]
  (or (has-kind? "string" type) (has-kind? "list" type)))
