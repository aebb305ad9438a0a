;; The new values of a loop are all computed before any is bound.
(prn (loop [a 1 b 2 n 3] (if (zero? n) [a b] (recur b a (dec n)))))
(prn (loop [a 1 b 2 c 3 n 4] (if (zero? n) [a b c] (recur b c a (dec n)))))
(defn swap [a b n] (if (zero? n) (list a b) (recur b a (dec n))))
(prn (swap :x :y 1) (swap 1.5 2 3) (swap "a" nil 2))
(defn swap-longs ^long [^long a ^long b ^long n]
  (if (zero? n) (- a b) (recur b a (dec n))))
(prn (swap-longs 10 3 1) (swap-longs 10 3 2))
(prn (loop [a 0 b 1 n 10] (if (zero? n) a (recur b (+ a b) (dec n)))))
(prn (loop [x 1.0 y 2.0 n 5] (if (zero? n) [x y] (recur y (+ x y) (dec n)))))
(defn gcd [a b] (if (zero? b) a (recur b (rem a b))))
(prn (gcd 1071 462) (gcd 462 1071))
(prn (loop [xs [1 2 3] acc () prev nil]
       (if (seq xs) (recur (rest xs) (cons [prev (first xs)] acc) (first xs)) acc)))
(prn ((fn [a b & more] (if (seq more) (recur b a (next more)) [a b])) 1 2 3 4 5))
;; A closure made before sees the old values.
(prn (map #(%) (loop [a 1 b 2 fs []]
                 (if (= 3 (count fs)) fs (recur b a (conj fs (fn [] [a b])))))))
(let [step (fn [a b] (if (> a 100) [a b] (recur (+ a b) a)))]
  (prn (step 1 1)))
