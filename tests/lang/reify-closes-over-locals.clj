(defprotocol Counter (tick [c]) (total [c]))
(defn counter [start]
  (let [n (atom start)]
    (reify Counter
      (tick [_] (swap! n inc))
      (total [this] [@n (identical? this this)]))))
(def c (counter 10))
(tick c)
(tick c)
(prn (total c) (satisfies? Counter c))
