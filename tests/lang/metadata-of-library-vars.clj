(ns lang.metadata-of-library-vars (:require [clojure.set] [clojure.string :as str]))
(doseq [v [#'map #'reduce #'str #'defn #'when-let #'assoc #'+ #'clojure.set/union #'str/join #'iteration]]
  (let [m (meta v)]
    (prn (:name m) (ns-name (:ns m)) (:added m) (:arglists m) (:macro m) (:dynamic m)
         (string? (:doc m)) (string? (:file m)) (pos? (:line m)) (pos? (:column m)))))
(prn (:arglists (meta (resolve 'filter))) (:added (meta (find-var 'clojure.core/filter))))
(prn (:private (meta #'map)) (contains? (meta #'map) :doc))
