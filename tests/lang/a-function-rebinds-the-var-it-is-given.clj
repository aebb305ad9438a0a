;; A var that a function of the program gets may be rebound by it: its callers,
;; compiled before, call what it holds then.
(ns lang.a-function-rebinds-the-var-it-is-given)

(defn instrument! [v f]
  (alter-var-root v (fn [old] (fn [& args] (f (apply old args))))))

(defn add [a b] (+ a b))
(defn- add-one [x] (add x 1))
(println (add-one 1))
(instrument! #'add (fn [r] [:seen r]))
(println (add-one 1) (add 2 3) (map add [1] [2]))

(defprotocol P (m [x]))
(extend-protocol P Long (m [x] [:long x]))
(defn- use-m [x] (m x))
(println (use-m 1))
(instrument! #'m (fn [r] [:seen r]))
(println (use-m 1) (m 2) (map m [3]))
