;; reduce, transduce, into and their relatives with functions that are known
;; are compiled to one loop; all of it must do what the functions do.
(defmacro try* [& body]
  `(try ~@body (catch Throwable e# (.getName (class e#)))))

;; every kind of source, with and without init
(deftype Own [xs]
  clojure.lang.IReduceInit
  (reduce [_ f init] (reduce f init xs))
  clojure.lang.Seqable
  (seq [_] (seq xs)))
(defrecord Pair [a b])
(defn sources []
  [nil () [] {} #{} "" (apply list (range 70)) [1] '(1) [1 2] (list 1 2 3) (range 5) (range 2 5)
   (range 10 0 -3) (vec (range 100)) (map inc [1 2 3]) (cons 1 [2 3])
   (concat [1 2] (lazy-seq [3 4]) (range 40) (list 5)) (iterate inc 0)
   (repeat 3 7) (cycle [1 2]) (subvec [1 2 3 4] 1 3) #{5}
   (long-array [1 2 3]) (object-array [1 2]) (into-array [1 2 3])
   (eduction (map inc) [1 2 3]) (sorted-set 3 1 2)
   (first {:a 1}) (seq [1 2 3]) (rest [1 2 3]) (rseq [1 2 3])])
(doseq [s (sources)]
  (prn (try* (reduce (fn [a x] (let [a (conj a x)]
                                 (if (> (count a) 60) (reduced a) a)))
                     [] s))
       (try* (count (reduce (fn [a x] (if (vector? a)
                                        (if (> (count a) 5)
                                          (reduced a)
                                          (conj a x))
                                        [a x]))
                            (if (nil? s) [] s))))
       (try* (transduce (comp (map str) (take 3)) conj [] s))
       (try* (into #{} (comp (filter some?) (take 2)) s))))
(prn (reduce (fn [a x] (if (= x 2) (reduced a) (conj a x))) [] (->Own [1 2 3]))
     (transduce (map inc) + (->Own [1 2 3])) (into [] (take 2) (->Own [4 5 6])))
(prn (reduce (fn [a [k v]] (assoc a v k)) {} {:a 1 :b 2})
     (reduce (fn [a e] (+ a (val e))) 0 (->Pair 3 4))
     (reduce (fn [a c] (str c a)) "" "abc"))

;; no init: 0, 1, 2 elements, and what (f) is
(prn (reduce (fn ([] :none) ([a b] [a b])) [])
     (reduce (fn ([] :none) ([a b] [a b])) [1])
     (reduce (fn ([] :none) ([a b] [a b])) [1 2])
     (reduce (fn ([] :none) ([a b] [a b])) nil)
     (reduce + (range 0)) (reduce * (range 1 6)) (reduce + [])
     (transduce (map inc) + []) (transduce (map inc) conj [1 2])
     (try* (transduce (map inc) (fn [a b] a) [1])))

;; reduced: from the step, from stages, from inner reductions, as init
(prn (reduce (fn [a x] (if (= x 3) (reduced [:end a]) (+ a x))) 0 (range 10))
     (reduce (fn [a x] (if (= x 3) (reduced [:end a]) (+ a x))) 0 [1 2 3 4])
     (transduce (take-while (fn [x] (< x 4))) + (range 100))
     (transduce (comp (mapcat (fn [x] (range x))) (take 7)) conj [] (range 9))
     (transduce (comp cat (take-while pos?)) conj [] [[1 2] [3 0 4] [5]])
     (into [] (comp (take 5) (take 2)) (range))
     (transduce (take 0) conj [] (range 3))
     (mapv deref (transduce (map (fn [x] (reduced x))) conj [] [1 2 3]))
     (reduce (fn [a x] a) (reduced 5) [1 2])
     (deref (first (reduce (fn [a x] x) nil [[(reduced 1)]])))
     (deref (reduce (fn [a x] (reduced (reduced x))) nil [1 2]))
     (transduce (map identity) (completing (fn [a x] (reduced x))) nil [1 2]))

;; completion: once, also after the end came early; flushing
(def log (atom []))
(defn noting
  ([] (swap! log conj :init) [])
  ([r] (swap! log conj :done) r)
  ([r x] (swap! log conj x) (conj r x)))
(prn (transduce (comp (map inc) (partition-all 2)) noting (range 5)) @log)
(reset! log [])
(prn (transduce (comp (take 3) (map inc)) noting [9] (range 50)) @log)
(reset! log [])
(prn (transduce (comp (partition-by odd?) (map count)) noting [1 3 2 4 5]) @log)
(prn (transduce (map inc) (fn ([r] (- r)) ([a b] (+ a b))) 0 [1 2 3])
     (transduce (map inc) (completing +) 0 [1 2 3])
     (transduce (map inc) (completing + str) 0 [1 2 3]))

;; a stateful transducer has its own state each time
(def stateful (comp (map-indexed vector) (take 2)))
(def two (comp (drop 1) (dedupe) (take 3)))
(prn (into [] stateful [:a :b :c]) (into [] stateful [:d :e :f])
     (transduce two conj [1 1 1 2 2 3 4 5]) (transduce two conj [0 0 7 8])
     (let [t (take 1)] [(into [] t [1 2]) (into [] t [3 4])]))

;; order of evaluation, each argument once
(defn say [x] (print (if (fn? x) "fn" x) "") x)
(prn (transduce (do (say 1) (map (say inc))) (do (say 2) +) (say 10)
                (do (say 3) [1 2])))
(prn (reduce (do (say 1) (fn [a x] (say x) (+ a x))) (say 2) (say [3 4])))
(prn (into (say []) (comp (map (do (say :m) inc)) (filter (do (say :f) odd?)))
           (say [1 2 3])))
(prn (transduce (comp (map say) (filter (fn [x] (say (- x)) (odd? x))) (map say))
                conj (range 3)))
(prn (mapv say (range 3)) (filterv (comp odd? say) [1 2 3]) (run! say [1 2]))

;; closures made in a step keep the values of their round
(prn (mapv (fn [f] (f)) (reduce (fn [a x] (conj a (fn [] [x (count a)])))
                                [] (range 3)))
     (mapv (fn [f] (f)) (into [] (map (fn [x] (let [y (* x x)] (fn [] y))))
                              (range 4)))
     (mapv deref (mapv (fn [x] (delay (inc x))) [1 2 3])))

;; loops and recursion inside of a step
(prn (reduce (fn [a x] (loop [i 0 a a] (if (< i x) (recur (inc i) (+ a i)) a)))
             0 (range 6))
     (mapv (fn [n] (reduce (fn [a x] (* a (inc x))) 1 (range n))) (range 6))
     (mapv (fn f [n] (if (< n 2) n (+ (f (- n 1)) (f (- n 2))))) (range 9))
     (reduce (fn [a x] (if (> x 2) (recur a (- x 2)) (+ a x))) 0 (range 6))
     (mapv (fn [x] (try (/ 6 x) (catch ArithmeticException e :inf))) (range 3)))

;; numbers are those of boxed arithmetic
(prn (try* (reduce + 0 [9223372036854775807 1]))
     (try* (reduce * 1 (range 1 30)))
     (try* (transduce (map (fn [x] (* x 4611686018427387904))) + (range 3)))
     (transduce (map (fn [x] (/ x 2))) + (range 4))
     (reduce (fn [a x] (+ a (/ 1.0 x))) 0 (range 1 4))
     (reduce (fn [a x] (- a x)) -0.0 [0])
     (reduce (fn [a x] (- a x)) -0.0 (range 1))
     (try* (reduce (fn [a x] (/ a x)) 1.0 (range 1)))
     (try* (reduce (fn [a x] (mod a x)) 1 (range 2)))
     (reduce (fn [a x] (+' a x)) 9223372036854775807 (range 3))
     (reduce + (range 2.5)) (reduce + (range 1/2 3)) (reduce max (range 7))
     (reduce (fn [a x] (conj a x)) [] (range 9223372036854775805
                                             9223372036854775807))
     (try* (reduce + (range nil))) (try* (reduce + 1 5)))

;; types of results
(prn (into {} (map (fn [[k v]] [v k])) {:a 1}) (into () (map inc) [1 2])
     (into (sorted-map) (map (juxt identity str)) [2 1])
     (meta (into (with-meta [] {:m 1}) (map inc) [1]))
     (into nil (map inc) [1 2]) (try* (into 5 (map inc) [1 2]))
     (into [0] (comp) [1 2]) (into [1] (map inc) nil))

;; what is not called goes on working as a function
(def xf (comp (map inc) (filter even?)))
(prn (sequence xf (range 6)) (eduction xf (range 6)) (map (comp - inc) [1 2])
     (let [m (map inc)] [(fn? m) (into [] m [1])])
     (((map inc) conj) [] 1) (((comp (map inc) (map str)) conj) [])
     (sequence (map +) [1 2] [10 20]) (apply (comp inc max) [1 2 3])
     ((comp) 1) ((complement pos?) 1) (transduce xf conj (range 5)))
