; 6 GB of arrays, one alive at a time; each is allocated in old space.
(loop [i 0 sum 0]
  (if (< i 12000)
    (let [a (double-array 65000)]
      (aset a 7 1.0)
      (recur (inc i) (+ sum (alength a) (long (aget a 7)))))
    (println sum)))
