;; Loops over several hinted arrays, of one length and of different ones: the
;; same elements, and the same exception for the same array.
(ns emit.loops-over-several-arrays)

(defmacro attempt [& body]
  `(try (do ~@body)
        (catch Throwable e# [(class e#) (ex-message e#)])))

(defn dot [^doubles a ^doubles b]
  (loop [i 0 s 0.0]
    (if (< i (alength a)) (recur (inc i) (+ s (* (aget a i) (aget b i)))) s)))

(defn zip! [^longs a ^longs b ^longs c n]
  (loop [i 0]
    (when (< i (long n))
      (aset c i (+ (aget a i) (aget b i)))
      (recur (inc i)))))

(defn pairs! [^longs a ^longs b]
  (loop [i 0]
    (when (< i 3)
      (loop [j (inc i)]
        (when (< j 3)
          (aset b j (+ (aget a i) (aget b j)))
          (recur (inc j))))
      (recur (inc i)))))

(defn mixed [^longs ks ^doubles xs]
  (loop [i 0 s 0.0]
    (if (< i 4)
      (let [k (aget ks i)]
        (recur (inc i) (+ s (* k (aget xs (- 3 i))))))
      s)))

(defn counted [^longs a ^longs b]
  (loop [i 0 seen []]
    (if (< i 3)
      (recur (inc i) (conj seen [(aget a i) (aget b i)]))
      seen)))

(defn -main [& _]
  (println (dot (double-array [1 2 3]) (double-array [4 5 6]))
           (dot (double-array [1 2 3]) (double-array [4 5 6 7]))
           (attempt (dot (double-array [1 2 3]) (double-array [4 5])))
           (dot (double-array []) (double-array [])))
  (let [a (long-array [1 2 3]) b (long-array [10 20 30]) c (long-array 3)]
    (zip! a b c 3)
    (println (vec c))
    (println (attempt (zip! a b c 4)) (attempt (zip! a (long-array 1) c 3))
             (attempt (zip! a b (long-array 2) 3)))
    (zip! a a a 3)
    (pairs! a b)
    (println (vec a) (vec b))
    (pairs! a a)
    (println (vec a) (attempt (pairs! a (long-array 2)))
             (attempt (pairs! (long-array 1) b)))
    (println (first (attempt (zip! nil b c 3))) (attempt (zip! nil b c 0))))
  (println (mixed (long-array [1 2 3 4]) (double-array [0.5 1 1.5 2]))
           (mixed (long-array [1 2 3 4 5]) (double-array [0.5 1 1.5 2]))
           (attempt (mixed (long-array [1 2]) (double-array 4)))
           (attempt (mixed (long-array 4) (double-array 3))))
  (println (counted (long-array [1 2 3]) (long-array [4 5 6]))
           (counted (long-array [1 2 3 9]) (long-array [4 5 6]))
           (attempt (counted (long-array 3) (long-array 2))))
  (let [a (long-array 3000) b (long-array 3000) c (long-array 3001)]
    (dotimes [i 3000] (aset a i i) (aset b i (- i)))
    (zip! a b c 3000)
    (println (reduce + c) (attempt (zip! a b c 3001)))))
