;; A protocol's interface is a class of the types that have it in their
;; definition: for isa?, multimethods and print-method.
(ns lang.multimethods-dispatch-on-a-protocols-interface)

(defprotocol Schema (explain [this]))
(defrecord Maybe [schema] Schema (explain [_] (list 'maybe schema)))
(deftype Plain [] Schema (explain [_] 'plain))
(defrecord Other [])
(extend-protocol Schema Other (explain [_] 'other))

(defmethod print-method
  lang.multimethods_dispatch_on_a_protocols_interface.Schema
  [s ^java.io.Writer w]
  (print-method (explain s) w))
(doseq [c [clojure.lang.IRecord java.util.Map clojure.lang.IPersistentMap]]
  (prefer-method print-method
                 lang.multimethods_dispatch_on_a_protocols_interface.Schema c))

(prn (->Maybe 1) (Plain.) [(->Maybe (Plain.))])
(println (str (:schema (->Maybe 1))) (pr-str (->Maybe :a)))
(prn (isa? Maybe lang.multimethods_dispatch_on_a_protocols_interface.Schema)
     (isa? Other lang.multimethods_dispatch_on_a_protocols_interface.Schema)
     (isa? Long lang.multimethods_dispatch_on_a_protocols_interface.Schema))

(defmulti kind class)
(defmethod kind lang.multimethods_dispatch_on_a_protocols_interface.Schema [_]
  :schema)
(defmethod kind :default [_] :other)
(println (map kind [(->Maybe 1) (Plain.) (->Other) 1 nil]))
