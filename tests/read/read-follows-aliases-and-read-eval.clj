(ns read.read-follows-aliases-and-read-eval
  (:require [clojure.string :as str]))
(defn mine [x] (* 2 x))
(binding [*ns* (find-ns 'read.read-follows-aliases-and-read-eval)]
  (println (read-string "::k") (read-string "`mine") (read-string "`other") (read-string "`reduce-kv"))
  (println (read-string "`.method") (read-string "`if") (read-string "`a/b") (read-string "`x.y.Z")))
(println (read-string "[#=(+ 1 2) #=(str \"a\" :b)]"))
(println (binding [*read-eval* false]
           (try (read-string "#=(+ 1 2)") (catch RuntimeException e :refused))))
(println (map #(:line (meta %)) ['(a (b)) (second '(a
                                                    (b c))) '[a] ()]))
(println (meta ''(x)) (:column (meta '(y))) (meta '^:tagged (z)))
