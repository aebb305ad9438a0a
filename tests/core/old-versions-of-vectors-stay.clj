;; Every version of a vector stays as it was, at every depth of its trie and at
;; the edges of its nodes, whatever is made of it.
(def sizes [0 1 2 31 32 33 34 63 64 65 1023 1024 1025 1055 1056 1057 1058 1088
            1089 32767 32768 32799 32800 32801 32832])

(defn places [n] (sort (distinct (filter #(< -1 % n)
                                         [0 1 31 32 33 1023 1024 (- n 34) (- n 33)
                                          (- n 32) (quot n 2) (dec n)]))))
(defn sum [v] (reduce + v))

(doseq [n sizes]
  (let [v (vec (range n))
        before (sum v)
        conjed (conj v :a)
        other (conj v :b)
        deep (reduce conj v (range 40))
        assoced (reduce #(assoc %1 %2 -1) v (places n))
        appended (assoc v n :c)
        popped (when (pos? n) (pop v))
        again (when popped (conj popped :d))
        emptied (nth (iterate pop deep) 40)
        t (transient v)
        changed (persistent! (reduce #(assoc! %1 %2 -2) t (places n)))
        grown (persistent! (reduce conj! (transient v) (range 70)))
        shrunk (when (> n 1) (persistent! (pop! (pop! (transient v)))))]
    (prn n (= v (range n)) (= before (sum v))
         (peek conjed) (peek other) (count deep) (= v (subvec deep 0 n))
         (count (filter #{-1} assoced)) (= (places n) (keep-indexed #(when (= -1 %2) %1) assoced))
         (peek appended) (= popped (when popped (range (dec n)))) (peek again)
         (when (pos? n) (peek v))
         (= emptied v) (count (filter #{-2} changed)) (count grown)
         (= v (take n grown)) (= (drop n grown) (range 70))
         (= shrunk (when shrunk (range (- n 2)))) (hash v))))

;; A chain of versions, each kept.
(let [versions (vec (reductions conj [] (range 1100)))]
  (prn (every? (fn [i] (let [v (versions i)]
                         (and (= i (count v)) (= (seq v) (seq (range i))))))
               (range 0 1101 7))))
(let [versions (vec (take 1101 (iterate pop (vec (range 1100)))))]
  (prn (every? (fn [i] (= (seq (versions i)) (seq (range (- 1100 i)))))
               (range 0 1101 7))))
;; Transients that grow, shrink and grow again.
(let [v (vec (range 1057))
      t (loop [t (transient v) i 0] (if (< i 1057) (recur (pop! t) (inc i)) t))
      v2 (persistent! (reduce conj! t (map - (range 1100))))]
  (prn (= v (range 1057)) (count v2) (= v2 (map - (range 1100)))))
(let [v (persistent! (reduce conj! (transient []) (range 33)))
      a (conj v :a) b (conj v :b) c (assoc! (transient a) 32 :c)]
  (prn (peek a) (peek b) (nth a 32) (nth (persistent! c) 32) (count v)))
