;; Small functions are inlined: order, number of evaluations and redefinition
;; must not change.
(defn show [x] (print x "") x)
(defn both [a b] (if a b :no))
(defn swapped [a b] [b a])
(defn first-of [a b] a)
(defn twice [x] (+ x x))
(defn chosen [c a b] (if c a b))
(prn (both (show 1) (show 2)))
(prn (both (show nil) (show 2)))
(prn (swapped (show 1) (show 2)))
(prn (first-of (show 1) (show 2)))
(prn (twice (show 4)))
(prn (chosen (show false) (show :a) (show :b)))
(prn (not (show 1)) (not= (show 1) (show 2)) (second (show [1 2])))

;; in conditions
(defn no? [x] (if x false true))
(defn yes? [x] (if x true false))
(prn (if (no? nil) 1 2) (if (no? 0) 1 2) (if (yes? nil) 1 2) (if (yes? (no? false)) 1 2)
     (if (not (not (show nil))) 1 2))

;; exceptions of arguments come first, in order
(defn boom [x] (throw (ex-info (str x) {})))
(defn third [a b c] c)
(prn (try (third (show 1) (boom :second) (show 3)) (catch Exception e (ex-message e))))
(prn (try (both nil (boom :arg)) (catch Exception e (ex-message e))))

;; functions that are given another value
(defn base [] 1)
(defn plus-base [x] (+ x (base)))
(prn (plus-base 1) (with-redefs [base (fn [] 10)] (plus-base 1)) (plus-base 1))
(defn ^:dynamic dyn [x] (inc x))
(prn (dyn 1) (binding [dyn dec] (dyn 1)))
(defn changing [] :old)
(defn use-changing [] (changing))
(prn (use-changing))
(alter-var-root #'changing (constantly (fn [] :new)))
(prn (use-changing))

;; recursion, also mutual
(declare odd-n?)
(defn even-n? [n] (if (zero? n) true (odd-n? (dec n))))
(defn odd-n? [n] (if (zero? n) false (even-n? (dec n))))
(prn (even-n? 100) (odd-n? 7))

;; function arguments
(defn call [f x] (f x))
(prn (call inc 1) (call (fn [y] (* y y)) 5) (call :a {:a 1}) (call {:b 2} :b) (call #{3} 3)
     (let [k 10] (call (fn [y] (+ y k)) 1)))
(defn upd [m k f] (assoc m k (f (get m k))))
(prn (upd {:a 1} :a inc) (update {:a 1} :a + 5))

;; hints convert
(defn half ^double [^double x] (/ x 2))
(defn whole ^long [^long x] (quot x 2))
(prn (half 5) (whole 5) (whole 5.9) (try (half "x") (catch ClassCastException _ :cast)))

;; constants of all kinds as arguments
(prn (chosen true nil 1) (chosen nil :k \c) (chosen false "s" 1.5) (first-of 2N 'sym) (swapped 1/2 #"re"))

;; a seq's head is let go of
(defn last-of [s] (last s))
(prn (last-of (map inc (range 300000))))

;; records and sites: one site, several types, a key that is no field
(defrecord P [x y])
(defrecord Q [y x])
(deftype T [x])
(defprotocol Area (area [s] [s k]))
(extend-protocol Area
  P (area ([s] (* (:x s) (:y s))) ([s k] (* k (area s))))
  Long (area ([n] n) ([n k] (* n k)))
  nil (area ([_] 0) ([_ k] k))
  Object (area ([_] -1) ([_ _] -2)))
(let [xs [(->P 1 2) (->Q 3 4) {:x 5} (assoc (->P 6 7) :z 8) nil 9 (hash-map :x 10 :y 11) "s" (zipmap (range 20) (range))]]
  (prn (map (fn [v] (:x v)) xs) (map (fn [v] (:z v)) xs) (map (fn [v] (:x v :none)) xs))
  (prn (map area xs) (map (fn [v] (area v 3)) xs)))
(extend-type Q Area (area ([q] [:q (:x q)])))
(prn (map area [(->Q 1 2) (->P 3 4) (->Q 5 6)]))
(prn (map (fn [t] (.-x t)) [(T. 1) (->P 2 3) (->Q 4 5)]))
