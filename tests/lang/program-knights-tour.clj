(def moves [[1 2] [2 1] [2 -1] [1 -2] [-1 -2] [-2 -1] [-2 1] [-1 2]])
(defn free [n seen [x y]]
  (for [[dx dy] moves :let [p [(+ x dx) (+ y dy)]]
        :when (and (every? #(< -1 % n) p) (not (seen p)))] p))
(defn tour [n start]
  (loop [path [start] seen #{start}]
    (if-let [options (seq (free n seen (peek path)))]
      (let [p (apply min-key #(count (free n (conj seen %) %)) options)]
        (recur (conj path p) (conj seen p)))
      path)))
(let [t (tour 6 [0 0])]
  (prn (count t) (take 5 t)))
