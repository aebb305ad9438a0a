(deftype P [x]
  Object
  (equals [_ o] (and (instance? P o) (= x (.-x o))))
  (hashCode [_] (hash x))
  (toString [_] (str "P" x)))
(prn (= (P. 1) (P. 1)) (= (P. 1) (P. 2)) (str (P. 3)) (count (set [(P. 1) (P. 1)])) ({(P. 1) :found} (P. 1)))
