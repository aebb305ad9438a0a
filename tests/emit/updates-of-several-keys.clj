;; assoc of several keys and conj of several items, step by step.
(ns emit.updates-of-several-keys)

(defmacro attempt [& body] `(try (do ~@body) (catch Throwable e# (class e#))))
(defrecord R [a])
(defn swap [v i j] (let [a (nth v i) b (nth v j)] (assoc v i b j a)))
(defn put [m a b c d] (assoc m a b c d))
(defn add [coll a b c] (conj coll a b c))
(defn filled [n] (loop [i 0 m {} v []] (if (< i n) (recur (inc i) (assoc m i i (- i) i) (conj v i i)) [m v])))

(defn -main [& _]
  (println (swap [1 2 3] 0 2) (put {} :a 1 :b 2) (put nil 1 2 3 4) (put [0] 0 :x 1 :y) (put {} :a 1 :a 2)
           (put (->R 1) :a 2 :b 3) (put (sorted-map) 2 3 1 4) (meta (put ^:m {} 1 2 3 4)))
  (println (attempt (put [] 0 1 5 2)) (attempt (put [] :k 1 0 2)) (attempt (put 5 1 2 3 4))
           (attempt (put #{} 1 2 3 4)) (attempt (apply assoc {} [1 2 3])))
  (println (add [] 1 2 3) (add () 1 2 3) (add #{} 1 1 2) (add nil 1 2 3) (attempt (add {} [1 2] [3 4] 5))
           (add {} [1 2] [3 4] {5 6}) (attempt (add 1 2 3 4)) (conj [] 1 2 3 4 5 6) (conj #{} 1 nil false))
  (let [seen (atom []) note (fn [x] (swap! seen conj x) x)]
    (println (attempt (assoc [] (note 0) (note 1) (note 5) (note 2))) @seen)
    (println (conj (note [1]) (note 2) (note 3)) @seen)
    (println (assoc {} :n (count @seen) :m (do (note :x) (count @seen)) :k 1) @seen))
  (println (filled 3) (= (first (filled 20)) (into {} (mapcat (fn [i] [[i i] [(- i) i]]) (range 20))))))
