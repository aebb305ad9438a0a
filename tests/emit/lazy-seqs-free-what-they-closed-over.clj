(defn stream [n] (lazy-seq (cons (vec (repeat 100 n)) (stream (inc n)))))
(prn (first (nth (stream 0) 3000)))
(let [s (stream 0)] (prn (ffirst (drop 500 s)) (ffirst s)))
