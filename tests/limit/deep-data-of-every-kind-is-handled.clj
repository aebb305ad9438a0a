;; Data nested a million deep: it is made, collected, and compared, hashed and
;; printed or refused.
(defn outcome [f]
  (try (let [x (f)] (if (or (nil? x) (number? x) (boolean? x)) :done :value))
       (catch StackOverflowError e :overflow)))
(defrecord R [x])
(defn deep [f]
  (loop [i 0 x nil] (if (< i 1000000) (recur (inc i) (f x)) x)))
(doseq [[k f] {:vec vector, :list list, :map (fn [x] {:a x}), :rec ->R,
               :cons (fn [x] (cons x nil)), :lazy (fn [x] (lazy-seq [x]))}]
  (println k
           (let [x (deep f)] (System/gc) (some? x))
           (outcome #(= (deep f) (deep f)))
           (outcome #(hash (deep f)))
           (outcome #(count (pr-str (deep f))))))
(println (reduce + (map count (repeatedly 1000 #(vec (range 100))))))
