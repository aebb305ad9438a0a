;; IObj is what with-meta copies; a reference has metadata of its own.
(ns lang.references-have-metadata-but-are-no-iobj)

(defn- facts [x]
  [(instance? clojure.lang.IMeta x) (instance? clojure.lang.IObj x)
   (instance? clojure.lang.IReference x)])
(defmulti multi identity)

(println "var" (facts #'facts) "atom" (facts (atom 1)) "ns" (facts *ns*))
(println "symbol" (facts 'a) "keyword" (facts :a) "string" (facts "a"))
(println "vector" (facts []) "list" (facts ()) "seq" (facts (seq [1]))
         "lazy" (facts (map inc [1])) "range" (facts (range 3)))
(println "fn" (facts inc) "own" (facts facts) "partial" (facts (partial + 1)))
(println "record" (facts (reify)) "volatile" (facts (volatile! 1))
         "delay" (facts (delay 1)) "reduced" (facts (reduced 1)))
(println (try (with-meta #'facts {}) (catch ClassCastException _ "no copy")))
(println (:added (meta (with-meta [1] {:added 1}))))
