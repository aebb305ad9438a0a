(defrecord R [n] java.io.Closeable (close [_] (println "close" n)))
(prn (with-open [a (->R 1) b (->R 2)] (println "body") (+ (:n a) (:n b))))
