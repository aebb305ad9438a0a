; What a loop collects is captured before it is added to: each closure has the
; collection as it was.
(defn counted [n]
  (loop [v [] i 0]
    (if (< i n)
      (recur (conj v (fn [] (count v))) (inc i))
      (map (fn [f] (f)) v))))
(defn looked-up [n]
  (loop [m {} i 0]
    (if (< i n)
      (recur (assoc m i (fn [k] (get m k :none))) (inc i))
      (map (fn [[k f]] [k (f 0) (f (dec k)) (f k)]) (sort-by key m)))))
(defn delayed [n]
  (loop [s #{} ds [] i 0]
    (if (< i n)
      (recur (conj s i) (conj ds (delay (count s))) (inc i))
      (map deref ds))))
(defn lazily [n]
  (loop [v [] seqs () i 0]
    (if (< i n)
      (recur (conj v i) (conj seqs (map (fn [x] (+ x (count v))) v)) (inc i))
      seqs)))
(defn reified [n]
  (loop [v [] i 0]
    (if (< i n)
      (recur (conj v (reify clojure.lang.IDeref (deref [_] (nth v 0 :empty)))) (inc i))
      (map (fn [d] (if (keyword? @d) @d :object)) v))))
(defn in-letfn [n]
  (loop [v [] i 0]
    (if (< i n)
      (letfn [(size [] (count v))] (recur (conj v size) (inc i)))
      (map (fn [f] (f)) v))))
(defn folded [n]
  (map (fn [f] (f)) (reduce (fn [v i] (conj v (fn [] [i (count v)]))) [] (range n))))
(println (counted 4) (map (fn [[k a b c]] [k (fn? a) (fn? b) c]) (looked-up 3)))
(println (delayed 4) (lazily 3))
(println (reified 3) (in-letfn 3) (folded 3))
