;; A loop that builds a collection goes on from inside of a letfn.
(defn up-to [n]
  (loop [i 0 acc []]
    (letfn [(twice [x] (* 2 x))]
      (if (< i n) (recur (inc i) (conj acc (twice i))) acc))))
(prn (up-to 5) (up-to 0))

(defn counts [words]
  (loop [m {} ws words]
    (if (seq ws)
      (letfn [(key-of [w] (keyword (str w)))]
        (recur (assoc m (key-of (first ws)) (count m)) (rest ws)))
      m)))
(prn (counts '[a b a c]))

;; Not built in place: a function in the letfn sees it.
(defn seen [n]
  (loop [i 0 acc [] sizes []]
    (letfn [(size [] (count acc))]
      (if (< i n)
        (recur (inc i) (conj acc i) (conj sizes [acc (size)]))
        [acc sizes]))))
(prn (seen 3))

(defn next-in-letfn [n]
  (loop [i 0 acc #{}]
    (if (< i n)
      (recur (inc i) (letfn [(odd [x] (odd? x))] (if (odd i) (conj acc i) acc)))
      (sort acc))))
(prn (next-in-letfn 10))

;; To the head of a function, through case and let, too.
(defn walk [xs acc]
  (letfn [(half [x] (quot x 2))]
    (if-let [[x & more] (seq xs)]
      (case (long x)
        0 (recur more acc)
        1 (letfn [(one [] :one)] (recur more (conj acc (one))))
        (let [y (half x)] (recur more (conj acc y))))
      acc)))
(prn (walk [0 1 2 7] []))

;; Doubles from a letfn.
(prn (loop [i 0 x 0.5]
       (letfn [(f [y] (* y 2))]
         (if (< i 3) (recur (inc i) (double (f x))) x)))
     (= (letfn [(f [] 1)] ##NaN) ##NaN)
     (reduce (fn [a x] (letfn [(f [] x)] (if (= x 3) (reduced a) (+ a (f)))))
             0 (range 10)))
