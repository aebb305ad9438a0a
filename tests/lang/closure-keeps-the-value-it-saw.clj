(def fs (mapv (fn [i] (fn [x] (+ i x))) (range 4)))
(prn (map #(% 100) fs))
(let [x 1
      f (fn [] x)
      x 2]
  (prn x (f)))
