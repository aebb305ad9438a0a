; The array is old, half of its items are new when it is sorted, and there is
; garbage enough that collections come while it is.
(defn garbage [n] (dotimes [_ n] (byte-array 20000)))

(def items (object-array 300))
(dotimes [i 150] (aset items (* 2 i) (str "old " (- 500 i))))
(garbage 1000)

(dotimes [i 150] (aset items (inc (* 2 i)) (str "new " (- 500 i))))
(sort (fn [a b] (garbage 1) (compare a b)) items)
(println (first items) (nth items 149) (nth items 150) (last items))
(println (every? true? (map (fn [a b] (neg? (compare a b))) items (rest items))))
(println (hash (vec items)))
