(let [map {:a 1}
      count 5]
  (prn (map :a) count))
(prn (map inc [1 2]))
