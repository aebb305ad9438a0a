(defprotocol Shape
  "Things with area."
  (area [s] "the area")
  (scale [s k] [s k l]))
(defrecord Sq [a]
  Shape
  (area [_] (* a a))
  (scale [s k] (assoc s :a (* k a)))
  (scale [s k l] [s k l]))
(deftype Circle [r]
  Shape
  (area [_] (* 3 r r)))
(prn (area (->Sq 2)) (area (Circle. 2)) (scale (->Sq 1) 5) (scale (->Sq 1) 5 6))
(prn (satisfies? Shape (->Sq 1)) (satisfies? Shape 1) (map area [(Sq. 1) (->Circle 1)]))
