(defn boom [x] (throw (ex-info (str "m" x) {:v (vec (range x))})))
(defn f [x]
  (let [before (str "before" x)]
    (try (boom x)
         (catch Exception e
           (let [more (vec (repeat 5 before))]
             [before (ex-message e) (ex-data e) more]))
         (finally (vec (range 100))))))
(prn (f 3))
(prn (map f [1 2]))
