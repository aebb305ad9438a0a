;; Ratios and BigInts of one to sixty limbs, made from a fixed sequence: their
;; sums, products, quotients, comparisons and texts in every radix, as one hash.
(ns limit.exact-arithmetic-of-numbers-of-every-size)

(defn following [s]
  (mod (+ (* s 6364136223846793005N) 1442695040888963407N)
       18446744073709551616N))

(defn integer [s limbs]
  (let [n (reduce (fn [a i]
                    (+ (* a 4294967296N) (mod (+ s (* i 7919)) 4294967291N)))
                  1N (range limbs))]
    (if (even? (quot s 65536)) n (- n))))

(defn small [s t]
  (/ (- (mod (quot s 1000) 41) 20) (inc (mod (quot t 1000) 12))))

(defn results [i [s t u v]]
  (let [a (/ (integer s (mod i 5)) (integer t (quot i 40)))
        b (/ (integer u (quot i 8)) (integer v (mod i 7)))
        c (small s t)
        d (small u v)]
    (concat (map (fn [f] (f a b)) [+ - * / compare < = quot rem])
            (map (fn [f] (f c d)) [+ - * compare =])
            (map (fn [f] (f a d)) [+ - *])
            [(+ a 3) (- 7N b) (* a 0) (if (zero? d) :zero (/ c d))
             (.toString (biginteger (integer s i)) (+ 2 (mod i 35)))])))

(defn -main [& _]
  (loop [i 0, state (iterate following 42N), h 0]
    (if (< i 60)
      (let [rs (results i (take 4 state))]
        (when (zero? (mod i 20)) (println i rs))
        (recur (inc i) (drop 4 state) (hash [h (map str rs)])))
      (println h))))
