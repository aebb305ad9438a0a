;; Numbers from a range through functions without effects are folded in one
;; loop, unless that could be seen: by effects, or by what fails first.
(defmacro try* [& body]
  `(try ~@body
        (catch ArithmeticException e# (ex-message e#))
        (catch Throwable e# (.getName (class e#)))))
(def log (atom []))
(defn tell [x] (swap! log conj x) x)
(defn told [] (let [s @log] (reset! log []) s))
(defn square [x] (* x x))
(defn prime? [n]
  (and (> n 1) (every? (fn [d] (pos? (mod n d))) (range 2 n))))
(def big 4611686018427387904)

(prn (reduce + (map square (range 10))) (reduce * (map inc (range 10)))
     (reduce + 5 (filter even? (map (fn [x] (* 3 x)) (range 10))))
     (reduce + (remove (fn [x] (zero? (mod x 3))) (range 5 20)))
     (reduce max 0 (map (fn [x] (bit-xor x 5)) (range 9)))
     (reduce (fn [a x] (if (> a 20) (reduced a) (+ a x))) 0 (map inc (range 99)))
     (count (filter odd? (map (fn [x] (quot x 3)) (range 50))))
     (first (filter (fn [x] (> x 50)) (map square (range 100))))
     (vec (map square (range 5))) (into [7] (filter odd? (range 6)))
     (reduce + (take-while (fn [x] (< x 40)) (map square (range 100))))
     (reduce + (map (fn [x] (/ x 2)) (range 4)))
     (reduce + (map (fn [x] (* 0.5 x)) (range 4)))
     (reduce + 0 (map (fn [x] (* 0.5 x)) (range 4)))
     (reduce + (map (fn [x] (* 0.5 x)) (range 0)))
     (reduce + 1.5 (map inc (range 4)))
     (reduce * (map (fn [x] (Math/sqrt x)) (range 1 4)))
     (reduce + (keep (fn [x] (when (odd? x) x)) (range 6)))
     (count (filter prime? (range 30))) (reduce + (map inc (range 0)))
     (reduce - (map inc (range 4))) (reduce conj [] (map - (range 3)))
     (reduce + (map (fn [x] (- x 0.0)) (range 1)))
     (reduce + (map (fn [x] (rem (- x 5) 3)) (range 10)))
     (mapv square (filter even? (range 6)))
     (reduce + (map (fn [x] (if (even? x) 1 0.5)) (range 3))))

;; bounds that are not long
(defn total [n] (reduce + (map inc (range n))))
(prn (map total [0 1 4 -2 2.5 7/2 3N]) (try* (total nil)) (try* (total "a")))

;; what fails: only overflow, wherever it happens
(prn (try* (reduce + (map (fn [x] (* x big)) (range 5))))
     (try* (reduce + 9223372036854775800 (map inc (range 9))))
     (try* (reduce * (map inc (range 40))))
     (try* (reduce + (map (fn [x] (mod 7 x)) (range 5))))
     (try* (reduce + (map (fn [x] (quot 7 (- x 2))) (range 5))))
     (try* (reduce + (map (fn [x] (nth [1 2] x)) (range 5))))
     (try* (reduce + 0 (map str (range 5)))))

;; an end before the end, with items in the chunk that would fail
(prn (try* (reduce + (take-while (fn [x] (< x 9)) (map (fn [x] (* x big))
                                                       (range 5)))))
     (try* (first (map (fn [x] (* x big)) (range 5))))
     (try* (reduce (fn [a x] (if (= x 0) (reduced :end) x)) nil
                   (map (fn [x] (* x big)) (range 5))))
     (try* (reduce (fn [a x] (if (> x 2) (reduced a) (* (inc a) big))) 0
                   (map inc (range 5))))
     (try* (first (filter (fn [x] (= x 1)) (map (fn [x] (mod 7 (- 3 x)))
                                                (range 9)))))
     (reduce (fn [a x] (if (> x 2) (reduced a) (+ a x))) 0
             (map inc (range 9))))

;; effects
(prn (reduce + (map tell (filter even? (map tell (range 5))))) (told))
(prn (reduce (fn [a x] (tell [:f x]) (+ a x)) 0 (map tell (range 3))) (told))
(prn (reduce (fn [a x] (tell [:f x]) (+ a x)) 0 (map inc (range 3))) (told))
(prn (reduce (do (tell :f) +) (do (tell :i) 0)
             (map (do (tell :g) inc) (range (tell 3)))) (told))
(prn (let [n (atom 0)] [(reduce + (map (fn [x] (swap! n inc)) (range 5))) @n]))
