;; A loop's own collection is built as a transient where nobody can see it, and
;; is left alone where somebody could.
(ns emit.loops-build-collections-in-place)

(defmacro attempt [& body]
  `(try (do ~@body)
        (catch Throwable e# [(class e#) (ex-message e#)])))

(defn squares [n] (loop [i 0 acc []] (if (< i n) (recur (inc i) (conj acc (* i i))) acc)))
(defn table [n] (loop [i 0 m {}] (if (= i n) m (recur (inc i) (assoc m i (* i i))))))
(defn uniques [xs]
  (loop [seen #{} out [] xs (seq xs)]
    (if xs
      (if (contains? seen (first xs))
        (recur seen out (next xs))
        (recur (conj seen (first xs)) (conj out (first xs)) (next xs)))
      [seen out])))
(defn counts [xs]
  (loop [m {} xs (seq xs)]
    (if xs
      (let [x (first xs)] (recur (assoc m x (inc (get m x 0))) (next xs)))
      m)))
(defn fibs [n]
  (loop [v [0 1]]
    (if (< (count v) n)
      (recur (conj v (+ (nth v (- (count v) 1)) (nth v (- (count v) 2)))))
      (seq v))))

;; a step that reads after it has changed
(defn sizes [n]
  (loop [acc [] size 0 i 0]
    (if (< i n) (recur (conj acc i) (count acc) (inc i)) [acc size])))
(defn sizes-before [n]
  (loop [size 0 acc [] i 0]
    (if (< i n) (recur (count acc) (conj acc size) (inc i)) [acc size])))
(defn nested-updates [n]
  (loop [acc []] (if (< (count acc) n) (recur (conj (conj acc (count acc)) (count acc))) acc)))
(defn both [n]
  (loop [a [] b [] i 0]
    (if (< i n) (recur (conj a (count b)) (conj b (count a)) (inc i)) [a b])))

;; somebody else has it
(defn prefixes [n]
  (loop [i 0 acc [] all []]
    (if (< i n) (recur (inc i) (conj acc i) (conj all acc)) [acc all])))
(defn delayed [n]
  (loop [i 0 acc [] fs []]
    (if (< i n)
      (recur (inc i) (conj acc i) (conj fs (fn [] (count acc))))
      (mapv (fn [f] (f)) fs))))
(defn swapped [n] (loop [i 0 a [] b [:b]] (if (< i n) (recur (inc i) b (conj a i)) [a b])))
(defn reset-often [n] (loop [i 0 a []] (if (< i n) (recur (inc i) (if (odd? i) [] (conj a i))) a)))
(defn seen-by-let [n] (loop [i 0 a []] (let [b a] (if (< i n) (recur (inc i) (conj a b)) a))))
(defn from-outside [start n] (loop [i 0 a start] (if (< i n) (recur (inc i) (conj a i)) a)))
(defn in-test [n] (loop [a []] (if (empty? (drop n a)) (recur (conj a (count a))) a)))
(defn invoked [n] (loop [a [0]] (if (< (a (dec (count a))) n) (recur (conj a (count a))) a)))

;; left in several ways
(defn exits [n]
  (loop [i 0 acc []]
    (cond (= i 3) (if (= n 3) [:three acc acc] (recur 4 acc))
          (= i 6) (throw (ex-info "six" {:acc acc}))
          (= i n) (let [k (count acc)] (map (fn [x] [x k (count acc)]) acc))
          (neg? n) nil
          :else (recur (inc i) (if (even? i) (conj acc i) acc)))))
(defn steps [n]
  (loop [i 0 m {:n 0}]
    (case (compare i n)
      0 (assoc m :done true)
      1 :over
      (recur (inc i) (assoc (assoc m i i) :n (+ (get m :n) i))))))
(defn with-loops-inside [n]
  (loop [i 0 rows []]
    (if (< i n)
      (recur (inc i) (conj rows (loop [j 0 row []] (if (< j i) (recur (inc j) (conj row (* i j))) row))))
      (loop [k 0 total 0] (if (< k (count rows)) (recur (inc k) (+ total (count (rows k)))) [total rows])))))
(defn caught [n]
  (try (loop [i 0 acc []]
         (if (< i n) (recur (inc i) (conj acc (/ 6 (- 2 i)))) acc))
       (catch ArithmeticException e (ex-message e))))
(def with-meta-kept (loop [i 0 m ^{:a 1} {}] (if (< i 3) (recur (inc i) (assoc m i i)) m)))

(defn -main [& _]
  (println (squares 5) (count (squares 100)) (class (squares 1)) (= (squares 70) (mapv (fn [i] (* i i)) (range 70))))
  (println (table 3) (class (table 8)) (class (table 9)) (table 20) (= (table 50) (zipmap (range) (squares 50))))
  (println (uniques [3 1 3 2 1]) (counts "mississippi") (fibs 12))
  (println (sizes 4) (sizes-before 4) (nested-updates 5) (both 3))
  (println (prefixes 3) (delayed 3) (swapped 5) (reset-often 3) (seen-by-let 2))
  (let [v [:x]] (println (from-outside v 3) v (from-outside #{} 3) (from-outside nil 2)))
  (println (in-test 3) (invoked 4))
  (println (exits 3) (exits 5) (exits -1) (attempt (exits 9)) (try (exits 9) (catch Exception e (ex-data e))))
  (println (steps 3) (steps 0) (steps -1) (with-loops-inside 4) (caught 2) (caught 5))
  (println with-meta-kept (meta with-meta-kept))
  (println (attempt (loop [v [] i 0] (if (< i 3) (recur (assoc v (* 2 i) i) (inc i)) v)))
           (attempt (loop [v [] i 0] (if (< i 3) (recur (assoc v :k i) (inc i)) v)))
           (attempt (loop [v [1] i 0] (if (< i 3) (recur (conj v (nth v 5)) (inc i)) v)))
           (loop [v [1] i 0] (if (< i 3) (recur (conj v (nth v 5 :none)) (inc i)) v))
           (loop [s #{} i 0] (if (< i 3) (recur (conj s (get s i)) (inc i)) s)))
  (let [v (squares 3) w (conj v :more)] (println v w (pop v)))
  (println (hash (squares 40)) (hash (table 40)) (count (first (uniques (range 1000))))))
