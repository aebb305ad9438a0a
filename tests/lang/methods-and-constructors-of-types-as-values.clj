;; T/.method, T/new: those of the program's own types, called and as values.
(defprotocol Named (label [x] [x suffix]))
(definterface Sized (^long size [] ) (^Object plus [a b]))
(deftype T [a b]
  Named
  (label [_] (str "t" a))
  (label [_ s] (str a s b))
  Sized
  (size [_] 2)
  (plus [_ x y] (+ a b x y))
  Object
  (toString [_] (str "T" a b)))
(defrecord R [x y])

(println (T/.label (T/new 1 2)) (T/.label (T/new 1 2) "-"))
(println (mapv T/.label [(T. 3 4)]) (map T/.size [(T. 3 4)]))
(println (map T/.plus [(T. 1 2) (T. 3 4)] [10 20] [100 200]))
(println (str (T/.toString (T/new 5 6))) (mapv str (map T/new [1 2] [3 4])))
(println (map R/new [1 2] [3 4]) (R/.valAt (R/new 1 2) :y))
(println (into {} (R/new 1 2 {:m 1} {:z 3})))
(println (-> (T. 7 8) T/.label) (let [f T/.label] [(f (T. 1 1)) (f (T. 1 1) 2)]))
(println (try (T/.label "no") (catch ClassCastException _ :cast)))
(println (try (mapv T/.label [nil]) (catch NullPointerException _ :null)))
(println (try (mapv T/new [1]) (catch clojure.lang.ArityException _ :arity)))
(println (let [T 1 p0__ 2] (map T/.label [(new T p0__ 3)])))
(println (instance? T/1 (into-array T [(T. 1 2)])) (alength (make-array T/1 3)))
