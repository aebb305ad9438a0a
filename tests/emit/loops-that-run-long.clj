;; Long enough for a loop to leave and re-enter its function several times.
(defn total [n]
  (loop [i 0 s 0] (if (< i n) (recur (inc i) (+ s i)) s)))
(prn (total 100000))

;; boxed, long and double locals, and one from outside
(let [k 3 v [1 2 3]]
  (prn (loop [i 0 d 0.5 acc nil]
         (if (< i 20000)
           (recur (inc i) (+ d 0.25) (if (zero? (rem i 5000)) (cons [i d (nth v (rem i k))] acc) acc))
           [i d acc]))))

;; allocating all the while, with what came before still needed after
(let [before (mapv str (range 5))
      n (loop [i 0 m {}] (if (< i 30000) (recur (inc i) (assoc m (rem i 100) (str i))) m))]
  (prn before (count n) (get n 7)))

;; closures made inside keep their own values
(let [fs (loop [i 0 fs []]
           (if (< i 9000) (recur (inc i) (if (zero? (rem i 3000)) (conj fs (fn [] (* i 2))) fs)) fs))]
  (prn (map (fn [f] (f)) fs)))

;; loops in loops
(prn (loop [i 0 s 0]
       (if (< i 50)
         (recur (inc i) (loop [j 0 s s] (if (< j 1000) (recur (inc j) (+ s (bit-xor i j))) s)))
         s)))

;; exceptions leave them, and are caught around and inside
(prn (try (loop [i 0] (if (< i 10000) (recur (inc i)) (throw (ex-info "end" {:i i}))))
          (catch Exception e (ex-data e))))
(prn (loop [i 0 caught 0]
       (if (< i 6000)
         (recur (inc i) (+ caught (try (if (zero? (rem i 1000)) (throw (Exception. "x")) 0)
                                       (catch Exception _ 1))))
         caught)))
(prn (try (loop [i 1 p 1] (if (< i 100) (recur (inc i) (* p i)) p))
          (catch ArithmeticException e (.getMessage e))))

;; a closure's captured locals in its own long loop
(defn counter [step] (fn [n] (loop [i 0 s ()] (if (< i n) (recur (+ i step) (if (zero? (rem i 4000)) (conj s [i step]) s)) s))))
(prn ((counter 2) 20000))
(prn (mapv (counter 5) [10 20000]))

;; hinted arrays, also nil, out of range
(defn sum ^double [^doubles a]
  (loop [i 0 s 0.0] (if (< i (alength a)) (recur (inc i) (+ s (aget a i))) s)))
(prn (sum (double-array (range 10000))))
(defn fill! [^longs a n] (loop [i 0] (if (< i n) (do (aset a i (* i i)) (recur (inc i))) a)))
(prn (aget ^longs (fill! (long-array 9000) 9000) 8999))
(prn (try (fill! (long-array 5) 6) (catch IndexOutOfBoundsException e (.getMessage e))))
(prn (try (fill! nil 6) (catch NullPointerException _ :null)))
(prn (vec (fill! (long-array 3) 0)))
(defn shift! [^longs a]
  (loop [i 1] (when (< i (alength a)) (aset a (dec i) (aget a i)) (recur (inc i)))) (seq a))
(prn (shift! (long-array [1 2 3 4])))

;; products at the edges of a long
(defn prod ^long [^long a ^long b] (* a b))
(doseq [[a b] [[3037000499 3037000499] [3037000500 3037000500] [-9223372036854775808 1] [-9223372036854775808 -1]
               [4294967296 2147483647] [4294967296 2147483648] [-4294967296 2147483648] [-1 -9223372036854775808]
               [9223372036854775807 1] [9223372036854775807 -1] [0 -9223372036854775808] [6442450944 1431655765]]]
  (prn a b (try (prod a b) (catch ArithmeticException e (.getMessage e)))))

;; small functions that throw, inlined into a loop
(defn half ^long [^long x] (quot x (- 3 x)))
(prn (try (loop [i 0 s 0] (if (< i 5) (recur (inc i) (+ s (half i))) s))
          (catch ArithmeticException _ :zero)))
