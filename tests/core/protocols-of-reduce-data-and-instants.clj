(ns core.protocols-of-reduce-data-and-instants
  (:require [clojure.core.protocols :as p] [clojure.datafy :as d]
            [clojure.data :as data]))
(deftype Bag [xs])
(extend-type Bag
  p/CollReduce
  (coll-reduce ([c f] (reduce f (.-xs c)))
    ([c f init] (reduce f init (.-xs c))))
  p/IKVReduce
  (kv-reduce [c f init] (reduce-kv f init (.-xs c)))
  Inst
  (inst-ms* [_] 42))
(def bag (Bag. [1 2 3]))
(prn (reduce + bag) (reduce + 10 bag) (into [] (map inc) bag))
(prn (reduce-kv (fn [a k v] (+ a k v)) 0 bag))
(prn (inst? bag) (inst-ms bag) (inst-ms #inst "2020-01-01") (inst? 1))
(prn (d/datafy (atom 1)) (:cause (d/datafy (ex-info "x" {}))) (d/datafy 5))
(prn (d/datafy (with-meta [1] {`p/datafy (fn [x] [:data x])})))
(prn (d/nav {:a 1} :a 1))
(prn (data/diff {:a 1} {:a 1 :b 2}) (data/diff #{1 2} #{2 3})
     (data/diff [1 2] '(1 2)) (data/diff nil 1))
(prn (with-in-str " (+ 1 2) :rest" [(read+string) (read)]))
