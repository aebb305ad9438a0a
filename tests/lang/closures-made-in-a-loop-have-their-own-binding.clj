(def fs (loop [i 0 fs []]
          (if (< i 3) (recur (inc i) (conj fs (fn [] i))) fs)))
(prn (map #(%) fs))
