(defn make [n] (let [v (vec (range n)) s (str n)] (fn [k] [(get v k) s])))
(def fs (mapv make (range 1 30)))
(dotimes [_ 100] (vec (range 100)))
(prn (map (fn [f] (f 0)) (take 3 fs)) ((peek fs) 28))
