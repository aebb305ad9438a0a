(defmacro nest-fns [n body] (if (zero? n) body `(fn [x#] (nest-fns ~(dec n) ~body))))
(prn (loop [f (nest-fns 20 :bottom) n 0] (if (fn? f) (recur (f n) (inc n)) [f n])))
