(def r (reify Object (toString [_] "I am r") clojure.lang.IFn (invoke [_ x] (* x 2)) clojure.lang.IDeref (deref [_] :deref)))
(prn (str r) (r 21) @r (map r [1 2]))
