;; Arithmetic of a primitive double and an object: the object becomes a double,
;; whatever number it is. Two objects follow other rules for zeros.
(ns emit.doubles-meet-numbers-of-unknown-kind)

(defmacro attempt [x] `(try ~x (catch Throwable e# (class e#))))

(defn times [x] (* x 0.5))
(defn plus [x] (+ 1.5 x))
(defn less [x] (- x 0.5))
(defn from [x] (- 0.0 x))
(defn halved [x] (/ x 2.0))
(defn over-zero [x] (/ x 0.0))
(defn under [x] (/ 2.0 x))
(defn below [x] [(< x 2.0) (<= 2.5 x) (> x 0.0) (>= 1.0 x) (== x 3.0)])
(defn objects [x y] [(attempt (/ x y)) (attempt (- x y)) (attempt (* x y))])
(defn chain [x] (loop [s 0.0 i 0] (if (< i 3) (recur (+ (* s 2.0) x) (inc i)) s)))
(defn escape [cr ci]
  (loop [zr 0.0 zi 0.0 n 0]
    (if (or (> (+ (* zr zr) (* zi zi)) 4.0) (= n 50))
      n
      (recur (+ (- (* zr zr) (* zi zi)) cr) (+ (* 2.0 zr zi) ci) (inc n)))))
(defn kept [x] (let [y (* x 1.0)] [y (str y) (class y)]))
(defn running [xs] (reductions (fn [a x] (+ a (* 0.5 x))) 0 xs))
(defn quotients [xs] (reduce (fn [a x] (/ a x)) 1.0 xs))
(defn differences [xs] (reduce (fn [a x] (- a x)) -0.0 xs))
(defn mean [xs] (/ (reduce + 0.0 xs) (count xs)))

(defn -main [& _]
  (doseq [x [1 2.5 3N 1/3 0.25M 0 0.0 -0.0 ##Inf ##NaN 5000000000 nil "s" \a []]]
    (println (pr-str x) (attempt (times x)) (attempt (plus x)) (attempt (less x))
             (attempt (from x)) (attempt (halved x))
             (attempt (over-zero x)) (attempt (under x)) (attempt (below x))
             (attempt (chain x)) (attempt (kept x))))
  (println (objects 1.0 0.0) (objects 1.0 0) (objects -0.0 0) (objects 1 0.0) (objects 3.0 2))
  (println (map (fn [i] (escape (- (/ i 10.0) 2.0) (/ i 40))) (range 30)))
  (println (running [1 2.0 1/2 3N]) (quotients [2 4.0 1/2]) (attempt (quotients [2 0]))
           (attempt (quotients [2 0.0])) (differences [0]) (differences []) (mean [1 2 3 4]) (mean [1/2 1N]))
  (println (loop [x 1 i 0] (if (< i 3) (recur (* x 1.5) (inc i)) x))
           (loop [x 1.0 i 0] (if (< i 3) (recur (if (odd? i) (* x i) 7) (inc i)) x))
           (let [d 2.0 f (fn [x] (* d x))] [(f 3) (f 1/2) (attempt (f nil))])))
