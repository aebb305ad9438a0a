;; What stands beside qualified members: vars named new, locals named like
;; classes, interfaces of the program, members looked up when it runs.
(ns lang.qualified-members-and-other-names
  (:refer-clojure :exclude [new]))
(defn new [a] [a])
(println (lang.qualified-members-and-other-names/new 1)
         (map lang.qualified-members-and-other-names/new [2]))
(println (let [String 1] (map String/.length ["a"])) (Class/.isArray String/1))
(println (eval '(map String/.length ["a"])) (eval 'String/1) (eval '(String/new "n")))
(definterface I (^long foo [a]) (bar []))
(println (map I/.foo [(reify I (foo [_ a] a) (bar [_] 2))] [1]))
(println (I/.bar (reify I (foo [_ a] a) (bar [_] 2))))
(println (map String/valueOf [1 2.5]) (String/.equals "a" "a"))
(println (map Comparable/.compareTo ["a"] ["b"]) (reduce Long/sum [1 2 3]))
(println (apply String/format ["%s" (to-array [1])]) (filterv Character/isDigit "a1"))
(println (str (reduce StringBuilder/.append (StringBuilder/new) ["a" "b"])))
(println (map vec (mapv java.util.ArrayList/new [[1] [2]])) (fn? System/nanoTime))
