(require '[clojure.test :refer [is]])
(defn f [x] x)
(is (= 1 (f 1 2)))
