;; Functions so large that they are compiled in parts: locals in and out of
;; parts, exceptions, loops, closures and order of evaluation.
(defmacro many [n f]
  `(do ~@(map (fn [i] `(~f ~i)) (range n))))

(def seen (atom []))
(defn note [x] ; too large to be put in place
  (when (= x :never) (println (str "never" x) [x x] {:x x}))
  (swap! seen conj x)
  x)

(defn in-order [x]
  (many 1600 note)
  (count @seen))
(println (in-order 1) (= @seen (range 1600)))

(defmacro sum-of-lets [n x]
  (let [names (map #(symbol (str "a" %)) (range n))]
    `(let [~@(mapcat (fn [a b] [a `(+ ~b 1)]) names (cons x names))]
       [~(first names) ~(last names) ~x])))
(defn lets [x] (sum-of-lets 1050 x))
(defn long-lets [^long x] (sum-of-lets 1050 x))
(defn double-lets [^double x] (sum-of-lets 1050 x))
(println (lets 5) (long-lets 5) (double-lets 0.5))

(defmacro all-alive [n x]
  (let [names (map #(symbol (str "a" %)) (range n))]
    `(let [~@(mapcat (fn [a i] [a `(str ~x ~i)]) names (range))]
       (apply str ~x [~@names]))))
(defn alive [x] (all-alive 200 x))
(println (count (alive "x")))

(defmacro clauses [n x]
  `(cond ~@(mapcat (fn [i] [`(= ~x ~(str i)) `(note ~i)]) (range n))
         :else :none))
(defn clause [x] (clauses 540 x))
(println (map clause ["0" "1" "299" "539" "540"]))

(defmacro keyed [n x]
  `(case ~x ~@(mapcat (fn [i] [(keyword (str "k" i)) `(str ~x ~i)]) (range n))
         :none))
(defn key-of [x] (keyed 520 x))
(println (map key-of [:k0 :k1 :k127 :k128 :k519 :k520 nil "k1"]))
(defmacro numbered [n x]
  `(case ~x ~@(mapcat (fn [i] [(list i (- -1 i)) `(str ~i)]) (range n))))
(defn number-of [x] (numbered 520 x))
(println (map number-of [0 1 127 128 519 -1 -520])
         (try (number-of 520) (catch IllegalArgumentException e (.getMessage e))))

(defmacro throws-at [n i]
  `(do ~@(map (fn [k] `(if (= ~i ~k) (throw (ex-info "here" {:at ~k})) (note ~k)))
              (range n))
       :end))
(defn throwing [i]
  (let [before (str "b" i)]
    (try (throws-at 330 i)
         (catch Exception e [before (ex-data e)])
         (finally (note :finally)))))
(println (throwing 0) (throwing 250) (throwing 329) (throwing 330)
         (peek @seen))

(defmacro loops [n x]
  `(do ~@(map (fn [k] `(loop [i# 0 s# ~x]
                         (if (< i# ~(mod k 7)) (recur (inc i#) (+ s# ~k)) (note s#))))
              (range n))))
(defn looping [x]
  (loop [i 0 all []]
    (if (< i 3)
      (recur (inc i) (conj all (loops 120 (+ x i))))
      all)))
(println (looping 10))

(defmacro closures [n x]
  `[~@(map (fn [k] `(fn [y#] (+ y# ~x ~k))) (range n))])
(defn closing [x] (mapv #(% 100) (closures 500 x)))
(println (reduce + (closing 1)))

(defn counted [x]
  (let [once (delay (note :delayed))
        v (volatile! 0)]
    (many 320 (fn [i] (vswap! v + i)))
    [@once @v]))
(println (counted 1))

(defmacro tries [n x]
  `(do ~@(map (fn [k] `(try (when (odd? ~k) (throw (Exception. ~(str k))))
                            (catch Exception e# (note (.getMessage e#)))))
              (range n))
       ~x))
(println (try (tries 160 :done) (finally (println (peek @seen)))))

(defmacro fields [n x]
  `(-> ~x ~@(map (fn [k] `(assoc ~(keyword (str "f" k)) ~k)) (range n))))
(println (count (fields 520 {})))

(defmacro step [n]
  `(do ~@(map (fn [k] `(set! ~'n (+ ~'n ~k))) (range n)) ~'n))
(defprotocol Steps (steps [this]))
(deftype Counter [^:unsynchronized-mutable n]
  Steps
  (steps [this] (step 700)))
(println (steps (->Counter 1)))
