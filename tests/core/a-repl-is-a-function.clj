(ns core.a-repl-is-a-function (:require [clojure.main :as m]))
(with-in-str "(+ 1 2)\n(def x 5)\n[x *1]\n(throw (ex-info \"no\" {}))\n\"a\" :b\n(m/demunge \"a_b\")"
  (m/repl :init (fn [] (in-ns 'core.a-repl-is-a-function)) :prompt (fn [] (print "> ")) :caught (fn [e] (println "caught" (ex-message e)))))
(with-in-str "1 2 3" (m/repl :need-prompt (fn [] false) :prompt (fn []) :eval (fn [x] (* x 10)) :print (fn [x] (print x ""))))
(println)
