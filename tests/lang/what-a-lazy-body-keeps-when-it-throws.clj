(defn failing [f] (try (f) (catch Exception e (ex-message e))))

(let [a (atom 0) s (map (fn [x] (if (= 1 (swap! a inc)) (throw (Exception. "m")) x)) [1 2 3])]
  (println (failing #(first s)) (failing #(first s)) @a))
(let [tries (atom 0) x [1 2] y {:k 3}
      s (lazy-seq
         (let [n (swap! tries inc)]
           (when (< n 3) (throw (Exception. (str "try " n))))
           (cons @tries (cons (count x) (cons (:k y) nil)))))]
  (println (failing #(first s)) (failing #(first s)) (failing #(vec s)) (realized? s) @tries (count s)))
(let [a (atom 0) d (delay (swap! a inc) (throw (Exception. "d")))]
  (println (failing #(deref d)) (failing #(deref d)) @a))
(let [a (atom 0)
      inner (lazy-seq (if (odd? (swap! a inc)) (throw (Exception. "inner")) (list @a)))
      outer (lazy-seq (cons :x inner))]
  (println (first outer) (failing #(second outer)) (failing #(second outer)) (vec outer)))
(defn numbers [a from]
  (lazy-seq
   (if (= 3 (swap! a inc))
     (throw (Exception. (str "at " from)))
     (cons from (numbers a (inc from))))))
(let [s (numbers (atom 0) 10)]
  (println (failing #(vec (take 5 s))) (failing #(vec (take 2 s)))))
