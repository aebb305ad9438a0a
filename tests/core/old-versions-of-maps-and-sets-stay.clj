;; Every version of a map or set stays as it was, whatever is made of it.
(defn entries [m] (sort-by key (seq m)))
(doseq [n [0 1 7 8 9 15 16 17 18 31 33 100 1000 5000]]
  (let [m (zipmap (range n) (range n))
        before (entries m)
        h (hash m)
        added (assoc m -1 :x)
        changed (reduce #(assoc %1 %2 :y) m (range 0 n 3))
        gone (reduce dissoc m (range 0 n 2))
        none (reduce dissoc m (range n))
        t (persistent! (reduce #(assoc! %1 %2 :z) (transient m) (range 0 (+ n 20) 5)))
        u (persistent! (reduce dissoc! (transient m) (range 0 n 3)))
        s (set (range n))
        s2 (persistent! (reduce disj! (reduce conj! (transient s) [:a :b]) (range 0 n 2)))]
    (prn n (= before (entries m)) (= h (hash m)) (count m) (count added) (added -1)
         (count (filter #{:y} (vals changed))) (count gone) (= (keys (entries gone)) (seq (range 1 n 2)))
         (count none) (= none {}) (count t) (count (filter #{:z} (vals t)))
         (count u) (every? #(pos? (rem % 3)) (keys u))
         (count s) (= s (set (range n))) (count s2) (contains? s2 :a) (contains? s :a))))

;; Keys whose hashes collide.
(let [ks ["Aa" "BB" "AaAa" "BBBB" "AaBB" "BBAa"]
      m (zipmap ks (range))
      big (into m (map vector (range 30) (range 30)))
      less (dissoc big "AaAa")
      t (persistent! (assoc! (dissoc! (transient big) "BBBB") "AaBB" :new))]
  (prn (map big ks) (map less ks) (map t ks) (count big) (count less) (count t)
       (map m ks) (= big (assoc less "AaAa" 2))
       (count (reduce dissoc big ks)) (get (dissoc m "Aa") "BB" :none)))

(let [m (into (sorted-map) (map vector (range 200) (range 200)))
      odds (reduce dissoc m (range 0 200 2))
      more (assoc m 200 1 -1 1 50 :fifty)]
  (prn (count m) (= (keys m) (range 200)) (count odds) (= (keys odds) (range 1 200 2))
       (count more) (first more) (last more) (more 50) (m 50)))
