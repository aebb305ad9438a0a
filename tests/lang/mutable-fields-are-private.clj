;; Only the type's own methods, where they know the object's type, see them.
(deftype Cell [^:unsynchronized-mutable a b ^:volatile-mutable c]
  Object
  (toString [this] (set! (.-a this) 5) (str a (.-c this) (. this a)))
  (equals [this o] (= (.-a ^Cell o) a))
  (hashCode [this] (set! (. this a) 77) (set! c 78) (int a)))

(defmacro show [expr]
  `(println '~expr (try (pr-str ~expr)
                        (catch Throwable e#
                          (str (.getName (class e#)) " " (ex-message e#))))))

(def x (Cell. 1 2 3))
(show (.-a x))
(show (.a x))
(show (. x -a))
(show (.-b x))
(show (.-c x))
(show (set! (.-a x) 10))
(show (set! (. x a) 10))
(show (set! (.-b x) 10))
(show (set! (.-d x) 10))
(show (set! (.-zz 5) 5))
(show (str x))
(show (.equals x x))
(show (.hashCode x))

;; A method of the same name is found, not the field.
(deftype Counter [^:unsynchronized-mutable count]
  clojure.lang.Counted
  (count [_] (set! count (inc count)) count))
(def n (Counter. 0))
(show (.count n))
(show (count n))
