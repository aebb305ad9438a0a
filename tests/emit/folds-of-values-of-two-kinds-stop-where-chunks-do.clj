; A value of two kinds may make the next step throw: then it matters that map
; works on 32 items before the fold sees one.
(defn outcome [f] (try (f) (catch Exception e (.getSimpleName (class e)))))
(defn with-nil [n]
  (reduce (fn [acc x] (if (> x 5) (reduced acc) (+ acc x)))
          0 (map (fn [x] (inc (if (not= x 10) x nil))) (range n))))
(defn with-vector [n]
  (reduce (fn [acc x] (if (> x 5) (reduced acc) (+ acc x)))
          0 (map (fn [x] (inc (if (not= x 20) x []))) (range n))))
(defn with-keyword [n]
  (reduce (fn [acc x] (if (> x 5) (reduced acc) (+ acc x)))
          0 (filter (fn [x] (< (if (not= x 31) x :no) 100)) (range n))))
(defn with-double [n]
  (reduce (fn [acc x] (if (> x 5) (reduced acc) (+ acc x)))
          0 (map (fn [x] (inc (if (not= x 10) x 1.5))) (range n))))
(defn later [n]
  (reduce (fn [acc x] (if (> x 5) (reduced acc) (+ acc x)))
          0 (map (fn [x] (inc (if (not= x 40) x nil))) (range n))))
(println (outcome #(with-nil 9)) (outcome #(with-nil 50)))
(println (outcome #(with-vector 9)) (outcome #(with-vector 50)))
(println (outcome #(with-keyword 9)) (outcome #(with-keyword 50)))
(println (outcome #(with-double 9)) (outcome #(with-double 50)) (outcome #(later 50)))
