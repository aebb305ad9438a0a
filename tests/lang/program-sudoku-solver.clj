(def grid
  [5 3 0 0 7 0 0 0 0, 6 0 0 1 9 5 0 0 0, 0 9 8 0 0 0 0 6 0
   8 0 0 0 6 0 0 0 3, 4 0 0 8 0 3 0 0 1, 7 0 0 0 2 0 0 0 6
   0 6 0 0 0 0 2 8 0, 0 0 0 4 1 9 0 0 5, 0 0 0 0 8 0 0 7 9])
(defn peers [i]
  (let [r (quot i 9) c (rem i 9) br (* 3 (quot r 3)) bc (* 3 (quot c 3))]
    (set (concat (for [k (range 9)] (+ (* 9 r) k))
                 (for [k (range 9)] (+ (* 9 k) c))
                 (for [y (range 3) x (range 3)] (+ (* 9 (+ br y)) bc x))))))
(def peer-table (mapv peers (range 81)))
(defn candidates [g i]
  (remove (into #{} (map g) (peer-table i)) (range 1 10)))
(defn solve [g]
  (if-let [empties (seq (filter #(zero? (g %)) (range 81)))]
    (let [i (apply min-key #(count (candidates g %)) empties)]
      (some #(solve (assoc g i %)) (candidates g i)))
    g))
(doseq [row (partition 9 (solve grid))] (println (apply str row)))
