(ns several.a-namespace-uses-its-own-macro-in-a-definition.tools)
(defmacro twice [x] `(* 2 ~x))
(def four (twice 2))
(def ready (mapv (fn [x] (twice x)) [1 2]))
