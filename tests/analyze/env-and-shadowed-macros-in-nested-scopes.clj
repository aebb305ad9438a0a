(defmacro locals [] (vec (sort (map str (keys &env)))))
(defn f [a & more] (let [b 1] (loop [c 2] (fn [d] (locals)))))
(prn ((f 1) 2))
