;; SPDX-License-Identifier: MIT
;;
;; The protocols through which programs change what reduce, reduce-kv, datafy
;; and nav do with their types. reduce and reduce-kv find their methods for
;; built-in types by themselves; for others they ask these protocols in programs
;; that load this namespace, which puts them into the hooks of clojure.core.
(ns clojure.core.protocols)

(defprotocol CollReduce
  "What reduce does with a collection."
  (coll-reduce [coll f] [coll f val] "reduce, with the collection first."))

(defprotocol InternalReduce
  "What reduce does with a seq."
  (internal-reduce [seq f start] "reduce of a seq."))

(defprotocol IKVReduce
  "What reduce-kv does with a collection."
  (kv-reduce [amap f init] "reduce-kv, with the collection first."))

(defprotocol Datafiable
  "What has a form as data."
  :extend-via-metadata true
  (datafy [o] "o as data."))

(defprotocol Navigable
  "What leads from data to what it stands for."
  :extend-via-metadata true
  (nav [coll k v] "What the value v at k of coll stands for."))

(extend-protocol CollReduce
  nil
  (coll-reduce
    ([coll f] (f))
    ([coll f val] val))
  Object
  (coll-reduce
    ([coll f] (#'clojure.core/reduce-own f coll))
    ([coll f val] (#'clojure.core/reduce-own f val coll))))

(extend-protocol InternalReduce
  nil (internal-reduce [s f val] val)
  Object (internal-reduce [s f val] (reduce f val s)))

(extend-protocol IKVReduce
  nil (kv-reduce [amap f init] init)
  Object (kv-reduce [amap f init] (#'clojure.core/reduce-kv-own f init amap)))

(extend-protocol Datafiable
  nil (datafy [_] nil)
  Object (datafy [x] x))

(extend-protocol Navigable
  Object (nav [_ _ x] x))

(defn iterator-reduce!
  "reduce of what an iterator still has."
  ([iter f]
   (if (.hasNext iter)
     (iterator-reduce! iter f (.next iter))
     (f)))
  ([iter f val]
   (if (.hasNext iter)
     (let [ret (f val (.next iter))]
       (if (reduced? ret) @ret (recur iter f ret)))
     val)))

(alter-var-root #'clojure.core/reduce-hook (fn [_] coll-reduce))
(alter-var-root #'clojure.core/reduce-kv-hook (fn [_] kv-reduce))
