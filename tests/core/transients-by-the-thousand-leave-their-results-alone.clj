;; Transients made one after another, from one another's results, while others
;; stay open: what became persistent does not change again.
(def open-vec (atom (transient (vec (range 100)))))
(def open-map (atom (transient (zipmap (range 100) (range)))))
(def open-set (atom (transient (set (range 100)))))

(def results
  (loop [i 0 v (vec (range 70)) m (zipmap (range 40) (range)) kept []]
    (if (< i 3000)
      (let [v2 (persistent! (assoc! (transient v) (rem i 70) [i]))
            m2 (persistent! (assoc! (transient m) (rem i 40) [i]))]
        (when (zero? (rem i 100))
          (swap! open-vec #(conj! (assoc! % 3 i) i))
          (swap! open-map assoc! (rem i 90) i)
          (swap! open-set conj! i))
        (recur (inc i) v2 m2
               (if (zero? (rem i 500)) (conj kept [i v2 m2]) kept)))
      kept)))

(doseq [[i v m] results]
  (prn i (v (rem i 70)) (m (rem i 40)) (hash v) (hash m)
       (apply max (map first (filter vector? v)))
       (apply max (map first (filter vector? (vals m))))))
(let [v (persistent! @open-vec) m (persistent! @open-map)]
  (prn (count v) (peek v) (count m) (hash m) (count (persistent! @open-set))))
