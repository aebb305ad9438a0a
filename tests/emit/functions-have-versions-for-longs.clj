;; Functions without hints that recurse or loop are compiled a second time for
;; unboxed longs; nothing of this may show.
(ns emit.functions-have-versions-for-longs)

(defmacro attempt [& body]
  `(try (do ~@body)
        (catch Throwable e# [(class e#) (ex-message e#)])))

(defn fib [n] (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(defn power [b e] (if (zero? e) 1 (* b (power b (dec e)))))
(defn down [n] (if (pos? n) (down (dec n)) :done))
(defn climb [n] (inc (climb (inc n))))
(defn forever [n] (forever (inc n)))
(defn collatz [n]
  (loop [n n steps 0]
    (cond (= n 1) steps
          (even? n) (recur (quot n 2) (inc steps))
          :else (recur (inc (* 3 n)) (inc steps)))))
(defn gcd [a b] (if (= b 0) a (recur b (mod a b))))
(defn divide [a b] (loop [i 0] (if (< i 3) (recur (inc i)) (quot a b))))
(defn modulo [a b] (loop [i 0] (if (< i 3) (recur (inc i)) (mod a b))))
(defn remaining [a b] (loop [i 0 x a] (if (< i 3) (recur (inc i) x) (rem x b))))
(defn literal-quot [] (loop [a 7 b 3] (if (pos? b) (recur a (dec b)) (quot a b))))
(defn literal-mod [] (loop [a 7 b 3] (if (pos? b) (recur a (dec b)) (mod a b))))

;; parameters that are objects, too
(defn pairs [n acc] (if (zero? n) acc (pairs (dec n) (conj acc [n (* n n)]))))
(defn shown [n] (if (< n 3) (str n) (str n "," (shown (- n 1)))))
(defn keyed [n m] (if (> n 3) m (keyed (+ n 1) (assoc m n (fib n)))))
(defn kind [n] (cond (zero? n) :zero (neg? n) :negative :else (kind (- n 5))))

;; of each other
(declare odd-one?)
(defn even-one? [n] (if (zero? n) true (odd-one? (dec n))))
(defn odd-one? [n] (if (zero? n) false (even-one? (dec n))))
(declare hofstadter-m)
(defn hofstadter-f [n] (if (zero? n) 1 (- n (hofstadter-m (hofstadter-f (dec n))))))
(defn hofstadter-m [n] (if (zero? n) 0 (- n (hofstadter-f (hofstadter-m (dec n))))))

(defn ackermann [m n]
  (cond (zero? m) (inc n)
        (zero? n) (ackermann (dec m) 1)
        :else (ackermann (dec m) (ackermann m (dec n)))))
(defn swapped [a b] (if (> a 10) [a b] (swapped (inc b) a)))
(defn half [n] (if (< n 1) n (half (/ n 2))))
(defn rebound [n] (if (zero? n) 0 (+ 1 (rebound (dec n)))))
(defn thrower [n] (if (zero? n) (throw (ex-info "bottom" {:n n})) (inc (thrower (dec n)))))

(defn -main [& _]
  (println (fib 20) (map fib [0 1 2 10]) (apply fib [15]))
  (println (attempt (fib 10N)) (attempt (fib 5.0)) (attempt (fib 7/2)))
  (println (first (attempt (fib nil))) (first (attempt (fib "x"))))
  (println (power 2 62) (attempt (power 2 63)) (power 2N 70) (power 2.0 10) (power 1/2 3))
  (println (attempt (power 3037000500 2)) (power 3037000499 2) (power -2 63))
  (println (power 4611686018427387904 1) (attempt (power 4611686018427387904 2)))
  (println (down 1000) (down 3.5) (down 10N))
  (println (class (attempt (climb 0))) (first (attempt (climb 0))) (first (attempt (forever 0))))
  (println (first (attempt (climb 0.5))) (attempt (climb 9223372036854775800)))
  (println (map collatz [1 7 27 97]) (collatz 27N) (attempt (collatz 1.5)))
  (println (gcd 1071 462) (gcd -8 12) (gcd 10N 4) (gcd 4611686018427387904 6))
  (println (attempt (divide 7 0)) (attempt (divide 7 0N)) (attempt (divide 7 0.0)) (divide 7 -2)
           (divide Long/MIN_VALUE -1))
  (println (attempt (modulo 7 0)) (modulo -7 3) (modulo 7 -3) (modulo -7 -3) (modulo 7.5 2) (modulo 6 -3)
           (modulo Long/MIN_VALUE -1))
  (println (attempt (remaining 7 0)) (remaining -7 3) (remaining 7 -3) (remaining 15/2 2)
           (remaining Long/MIN_VALUE -1))
  (println (first (attempt (literal-quot))) (attempt (literal-mod)))
  (println (pairs 3 []) (pairs 2 ()) (first (attempt (pairs 2 7))))
  (println (shown 5) (shown 3.5) (keyed 0 {}) (keyed 2.5 {}) (kind 12) (kind 10) (kind 2.5))
  (println (even-one? 10) (odd-one? 7) (even-one? 7N) (map hofstadter-f (range 12)) (map hofstadter-m (range 12)))
  (println (ackermann 2 3) (attempt (ackermann 1 Long/MAX_VALUE)) (ackermann 1N 2))
  (println (swapped 1 2) (first (attempt (swapped 1 :x))) (first (attempt (swapped :x 1))))
  (println (half 8) (half 5) (half 0.3))
  (println (with-redefs [rebound (fn [n] (* 100 n))] (rebound 3)) (rebound 3))
  (println (attempt (thrower 4)) (= 4 4N) (loop [i 0] (if (= i 3.0) :never (if (< i 5) (recur (inc i)) :end)))
           (loop [x 1.0 i 0] (if (= x i) :never (if (< i 3) (recur x (inc i)) :end)))
           (loop [x 1.0] (if (= x 4.0) x (recur (+ x 1.0))))))
