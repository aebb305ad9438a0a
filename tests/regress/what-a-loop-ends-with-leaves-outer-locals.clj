;; The last call of a loop that is not the last thing of its function must not
;; take the function's root slots.
(let [p (atom 1) f (atom [1 2])]
  (loop [n 0]
    (cond (= n @p) (prn :x @p)
          (< n 100) (recur (inc n))
          :else (prn :never)))
  (loop [n 0]
    (if (nil? @f) 1 (if (< n 3) (recur (inc n)) (prn :y @f))))
  (prn @f))
(defn deep [n] (if (zero? n) [] (conj (deep (dec n)) (str n))))
(defn between [x]
  (let [a (str "a" x) b (atom [x])
        c (loop [i 0 acc a]
            (if (< i 5)
              (recur (inc i) (loop [k 0 s acc]
                               (if (< k 2) (recur (inc k) (str s k)) (str s @b))))
              (deep (count acc))))
        d (loop [i 0] (if (< i (count c)) (recur (inc i)) (apply str a @b)))]
    [a @b (count c) d]))
(prn (between 1) (between "é"))
(def kept (vec (for [i (range 3)] (between i))))
(prn (map last kept))
