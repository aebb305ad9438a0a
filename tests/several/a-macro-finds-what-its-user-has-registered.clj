(ns several.a-macro-finds-what-its-user-has-registered
  (:require [several.a-macro-finds-what-its-user-has-registered.registry :as r]))

;; In this namespace, before the macro that looks for it is called.
(do (def shout (fn [x] (list 'str x "!")))
    (let [f (fn [form] (apply shout (rest form)))]
      (swap! r/expanders assoc 'shout f)))
(println (r/expanded (shout "hello")))

(r/defexpander twice [x] (list '+ x x))
(println (r/expanded (twice 21)))
(println (r/expanded (nobody 1)))

;; What fails while it is compiled is left to the program.
(swap! r/expanders assoc :at (if (seq *command-line-args*) (throw (Exception. "no")) 1))
(println (r/expanded (twice 2)) (:at @r/expanders))
