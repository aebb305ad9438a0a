(prn (loop [i 0 v [] s nil m {}]
       (if (< i 50)
         (recur (inc i) (conj v (str i)) (cons i s) (assoc m i v))
         [(count v) (first s) (count m) (get-in m [40 39])])))
