(ns lang.eval-sees-the-program-and-changes-it
  (:require [clojure.string :as s]
            [clojure.set :refer [union]]))
(defmacro twice [x] `(* 2 ~x))
(defrecord P [a b])
(defprotocol Shape (area [this]))
(deftype Box [w] Shape (area [_] w))
(defmulti kind :kind)
(defmethod kind :a [_] "a")
(def ^:dynamic *d* 1)
(defn f [x] (inc x))
(defn g [x] (f x))
(defn ev [text] (eval (read-string text)))
(println (eval (list 'twice 21)) (ev "(s/upper-case \"abc\")")
         (ev "(union #{1} #{1})"))
(println (eval (list 'map 'inc [1 2 3])) (eval (list '->P 1 2))
         (eval (list :a (->P 7 8))) (ev "(P. 1 2)") (ev "(area (Box. 3))"))
(println (g 1))
(ev "(defn f [x] (* 100 x))")
(println (g 1) (f 2) (map f [1 2]))
(ev "(extend-type P Shape (area [this] (* (:a this) (:b this))))")
(println (area (->P 3 4)))
(ev "(defmethod kind :b [_] (str \"b\" (twice 2)))")
(println (kind {:kind :a}) (kind {:kind :b}))
(println (ev "(binding [*d* 5] (+ *d* (let [f (fn [x] (* x *d*))] (f 2))))"))
(println (ev "(do (def made 7) (defn h [x] (+ x made)) (h 1))"))
(println (macroexpand-1 (list 'twice 3)) (ns-name *ns*))
(println (try (ev "(no-such 1)")
              (catch Exception e [(ex-message (ex-cause e))])))
(println (try (ev "(throw (ex-info \"x\" {:a 1}))")
              (catch clojure.lang.ExceptionInfo e (ex-data e))))
(println (mapv ev ["(loop [i 0 acc []] (if (< i 3) (recur (inc i) (conj acc i)) acc))"
                   "(case 2 1 :one 2 :two)" "(try (/ 1 0) (catch ArithmeticException e :zero))"
                   "(let [{:keys [a b]} {:a 1 :b 2}] [a b])"
                   "(letfn [(e? [n] (or (= n 0) (o? (dec n)))) (o? [n] (and (not= n 0) (e? (dec n))))] (e? 10))"
                   
                   "(str (reify Object (toString [_] \"r\")))"]))
(defn -main [& _] (println "main" (g 3) (ev "(+ 1 2)")))
