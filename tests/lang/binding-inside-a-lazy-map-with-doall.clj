(def ^:dynamic *depth* 0)
(defn nest [n] (if (zero? n) *depth* (binding [*depth* (inc *depth*)] (nest (dec n)))))
(prn (nest 10) *depth* (mapv nest [1 2 3]))
