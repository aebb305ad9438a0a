(defmacro here [] [(count &form) (:line (meta &form)) (vec (sort (keys &env)))])
(let [a 1 b 2]
  (prn (here)))
