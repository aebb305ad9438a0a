(prn (map (fn [x] (instance? clojure.lang.AFn x)) ['a :a {} [] #{} (sorted-map) (sorted-set) inc #'inc (fn []) (atom 1) "s" (first {1 2}) '(1)]))
(prn (map (fn [x] (instance? clojure.lang.IFn x)) ['a :a {} [] #{} inc #'inc (promise) (delay 1)]))
