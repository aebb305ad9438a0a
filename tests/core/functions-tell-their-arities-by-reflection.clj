(defn arities [f]
  (sort (map (fn [^java.lang.reflect.Method m]
               [(.getName m) (alength (.getParameterTypes m))])
             (.getDeclaredMethods (class f)))))
(prn (arities (fn [] 1)))
(prn (arities (fn ([a] 1) ([a b c] 2) ([a b c d e f] 6))))
(prn (arities (fn ([a] 1) ([a b & c] 2))))
(prn (arities (fn [& r] 1)))
(let [x (rand)] (prn (arities (fn [a b] x))))
(prn (.getRequiredArity (fn [a b & c])) (.getRequiredArity (fn ([] 0) ([a & more] 1))))
(prn (try (.getRequiredArity (fn [a])) (catch IllegalArgumentException e :none)))
(defn f [a b] 1)
(let [m (first (filter #(= "invoke" (.getName %)) (.getDeclaredMethods (class f))))]
  (prn (.getName m) (.getParameterCount m) (.getReturnType m)
       (seq (.getParameterTypes m))))
