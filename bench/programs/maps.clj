(ns maps)
;; more than 2 GB of short-lived maps; what is alive at once is tiny
(defn point [i] {:x i :y (inc i) :z (+ i 2) :name "p"})
(defn -main [& _]
  (loop [i 0 sum 0]
    (if (< i 20000000)
      (let [p (assoc (point i) :y sum)]
        (recur (inc i) (bit-and (+ (:x p) (:z p)) 1023)))
      (println sum))))
