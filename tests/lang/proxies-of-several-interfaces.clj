(def p (proxy [clojure.lang.IFn clojure.lang.IDeref Comparable] []
         (invoke ([x] [:called x]) ([x y] [x y]))
         (deref [] :value)
         (compareTo [o] 7)))
(prn (p 1) (p 1 2) @p (compare p nil))
(prn (instance? clojure.lang.IDeref p) (instance? Comparable p))
(prn (.compareTo p 1))
