;; Functions, methods and closures that recur to their own head.
(ns emit.recur-to-the-head-of-a-function)

(defn sum [n acc] (if (zero? n) acc (recur (dec n) (+ acc n))))
(defn hinted ^long [^long n ^long acc] (if (zero? n) acc (recur (dec n) (+ acc n))))
(defn doubled ^double [^double x ^long n] (if (zero? n) x (recur (* 2.0 x) (dec n))))
(defn captured [n fs]
  (if (pos? n) (recur (dec n) (conj fs (fn [] [n (count fs)]))) (mapv (fn [f] (f)) fs)))
(defn rest-args [acc & xs]
  (if (seq xs) (recur (conj acc (first xs)) (next xs)) [acc xs]))
(defn swapped [a b n] (if (pos? n) (recur b a (dec n)) [a b]))
(defn shadowed [n] (let [n (inc n)] (if (< n 10) (recur n) n)))
(defn inside [n] (loop [k 3 m n] (if (pos? k) (recur (dec k) (inc m)) m)))
(defn both [n acc]
  (let [k (loop [k n] (if (odd? k) (recur (inc k)) k))]
    (if (< n 7) (recur (inc n) (conj acc k)) acc)))
(defn many
  ([n] (many n []))
  ([n acc] (if (pos? n) (recur (dec n) (conj acc n)) acc)))
(defn tried [n] (if (pos? n) (recur (try (dec n) (catch Exception _ 0))) :done))
(defn failing [n] (if (pos? n) (recur (dec n)) (throw (ex-info "end" {:n n}))))
(defn destructured [{:keys [n acc] :as m}]
  (if (pos? n) (recur (assoc m :n (dec n) :acc (conj acc n))) acc))
(defn in-case [x n] (case (int x) 0 [:zero n] 1 (recur 0 (inc n)) (recur 1 (inc n))))
(defn kept [xs] (if (next xs) (recur (next xs)) (first xs)))

(defprotocol Walk (walk [this n acc]))
(deftype T [^:unsynchronized-mutable steps k]
  Walk
  (walk [this n acc]
    (set! steps (inc steps))
    (if (pos? n) (recur (- n k) (conj acc n)) [acc steps])))
(defrecord R [k] Walk (walk [_ n acc] (if (pos? n) (recur (- n k) (conj acc n)) acc)))

(defn -main [& _]
  (println (sum 10 0) (sum 10N 0) (sum 10 0.5) (sum 100000 0) (hinted 100000 0) (doubled 1.5 4))
  (println (captured 3 []) (rest-args []) (rest-args [] 1 2 3) (swapped 1 2 3) (shadowed 0))
  (println (inside 4) (both 1 []) (many 4) (tried 3) (in-case 5 0))
  (println (try (failing 3) (catch Exception e (ex-data e))) (destructured {:n 3 :acc []}))
  (println (walk (T. 0 2) 7 []) (walk (->R 3) 7 [])
           (walk (reify Walk (walk [this n acc] (if (pos? n) (recur (dec n) (cons n acc)) acc))) 4 nil))
  (println ((fn f [n] (if (< n 5) (recur (inc n)) [n (fn? f)])) 0)
           (map (fn [n] (if (< n 5) (recur (* n 2)) n)) [1 2 3])
           (let [k 3] ((fn [n] (if (pos? n) (recur (- n k)) n)) 10))
           (kept (range 5000)) (reduce (fn [a x] (if (> x 3) (recur a (dec x)) (+ a x))) 0 [1 5 9]))
  (let [f (fn [n] (if (pos? n) (recur (dec n)) :closure))] (println (f 3) (mapv f [1 2])))
  (println (letfn [(e? [n] (if (> n 1) (recur (- n 2)) (zero? n)))] [(e? 10) (e? 7)])))
