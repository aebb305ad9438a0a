;; A macro interns a var that holds an object; the code it returns uses it.
(deftype Cell [^:unsynchronized-mutable x]
  clojure.lang.IFn
  (invoke [_] x)
  (invoke [_ y] (set! x y) y))
(defmacro counted [form]
  (let [cell (gensym "cell")]
    (intern *ns* cell (Cell. 0))
    `(do (~cell (inc (~cell))) [~form (~cell)])))
(defn f [] (counted :f))
(prn (f) (f) (f))
(prn (counted :once))
(defmacro named [] (intern *ns* 'a-cell (Cell. 7)) `(list (a-cell) (bound? (var a-cell))))
(prn (named) (a-cell 8) (a-cell))
(defmacro data [] (intern *ns* 'some-data {:a [1 #{2}]}) 'some-data)
(prn (data))
