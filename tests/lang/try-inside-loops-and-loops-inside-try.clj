(prn (loop [i 0 acc []]
       (if (< i 4)
         (recur (inc i)
                (conj acc (try (if (odd? i) (throw (Exception. "odd")) i)
                               (catch Exception e :odd))))
         acc)))
(prn (try (loop [i 3] (if (zero? i) (throw (Exception. "end")) (recur (dec i))))
          (catch Exception e (ex-message e))))
