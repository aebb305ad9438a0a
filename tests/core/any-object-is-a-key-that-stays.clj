;; Objects without equality of their own are keys by identity, and are found
;; again after collections have moved them.
(defn garbage [] (count (into [] (map #(vector % (str %))) (range 60000))))

(def makers
  {:builder #(StringBuilder. "x") :writer #(java.io.StringWriter.)
   :tvec #(transient []) :tmap #(transient {}) :tset #(transient #{})
   :array #(object-array 2) :longs #(long-array 3) :atom #(atom 1)
   :volatile #(volatile! 1) :fn #(let [x (Object.)] (fn [] x)) :object #(Object.)
   :delay #(delay 1) :exception #(Exception. "x") :promise #(promise)
   :reader #(java.io.StringReader. "x") :matcher #(re-matcher #"x" "x")
   :list #(java.util.ArrayList.) :iterator #(.iterator [1 2])
   :reduced #(reduced 1)
   :regex #(re-pattern (str "x" (rand-int 1))) :random #(java.util.Random. 1)})

(doseq [[k make] (sort-by key makers)
        :when (not= k :list)] ; equal to one another
  (let [objects (vec (repeatedly 20 make))
        index (into {} (map-indexed (fn [i o] [o i])) objects)
        hashes (mapv #(System/identityHashCode %) objects)]
    (garbage)
    (let [again (into index [[(make) :new]])]
      (garbage)
      (prn k (count index) (count again)
           (= (range 20) (map index objects) (map again objects))
           (= hashes (mapv #(System/identityHashCode %) objects))
           (> (count (set hashes)) 15)))))

;; Values that are equal have identities, too.
(let [s (apply str (range 5)), v (vec (range 3)), n (list s v)
      hash-of #(System/identityHashCode %)
      before (mapv hash-of [s v n])]
  (garbage)
  (garbage)
  (prn (= before (mapv hash-of [s v n])) (hash-of nil)))

;; Thousands, of which most die.
(let [kept (loop [i 0 kept {}]
             (if (< i 30000)
               (let [o (StringBuilder.)
                     n (System/identityHashCode o)]
                 (recur (inc i) (if (zero? (rem i 30)) (assoc kept o n) kept)))
               kept))]
  (garbage)
  (prn (count kept)
       (every? (fn [[o n]] (= n (System/identityHashCode o) (get kept o)))
               kept)))
