(loop [n 0]
  (if-let [line (read-line)]
    (do (println n (pr-str line)) (recur (inc n)))
    (println n "lines")))
