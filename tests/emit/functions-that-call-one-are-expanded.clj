;; every?, some, update, swap! and others with a function that is known.
(def log (atom []))
(defn tell [x] (swap! log conj x) x)
(defn told [] (let [s @log] (reset! log []) s))
(defmacro try* [& body]
  `(try ~@body (catch Throwable e# (.getName (class e#)))))
(defn nope [x] (throw (ex-info "no" {})))

(doseq [c [nil [] [1 2 3] '(1 2 3) (range 40) #{1} {:a 1} "ab" (map tell [1 2])
           (long-array [3]) (map tell (range 3 40)) (iterate inc 1)
           (cons 0 (map tell [5 6])) (lazy-seq (cons 1 (lazy-seq (nope 1))))]]
  (prn (try* (every? (fn [x] (and (number? (tell x)) (< x 2))) c)) (told)
       (some (fn [x] (when (= 1 (tell x)) [:one x])) (if (coll? c) (take 9 c) c))
       (told)))
(prn (not-any? (fn [x] (= x 2)) [1 2]) (not-every? (fn [x] (= x 1)) [1 1])
     (every? odd? nil) (some nil? [1 nil]) (some #{3} [1 3]) (some :a [{:a 2}])
     (every? #{1 2} [1 2]) (some identity [nil false]) (try* (every? odd? 5))
     (try* (some odd? [nil])) (every? (fn [x] (loop [x x] (if (> x 3) (recur (- x 3))
                                                            (= x 1)))) [1 4]))

(prn (update {:a 1} :a inc) (update {:a 1} :b (fn [x] [:old x]))
     (update [1 2] 1 + 10) (update nil :k (fnil inc 0)) (update {} :s str "a" 1)
     (update {:v [1]} :v conj 2) (try* (update [1] 5 inc))
     (update {:a 1} (tell :a) (do (tell :f) (fn [x y] (tell :call) (+ x y)))
             (tell 5)) (told)
     (update (sorted-map 1 2) 1 - 2) (try* (update {:a nil} :a inc)))

(def counter (atom 0))
(prn (swap! counter inc) (swap! counter + 5) (swap! counter (fn [x] (* x 2)))
     (swap! counter max 3 40) @counter
     (swap! (do (tell :a) counter) (do (tell :f) (fn [x y] (tell :call) (- x y)))
            (tell 7)) (told) (try* (swap! nil inc)) (try* (swap! [] inc)))
(add-watch counter :w (fn [k r old new] (tell [old new])))
(prn (swap! counter inc) (told) (swap! counter (fn [x] (+ x x))) (told)
     (reset! counter 1) (told))
(def small (atom 1 :validator (fn [x] (< x 5))))
(prn (swap! small + 3) (try* (swap! small inc)) @small (try* (reset! small 9)))
(prn (let [a (atom {})]
       (doseq [[k v] {:x 1 :y 2}] (swap! a update k (fnil + 0) v))
       (doseq [k [:x :z]] (swap! a (fn [m] (assoc m k (count m)))))
       @a))
(prn (let [a (atom 5)] (swap! a (fn [x] (reset! a 9) (inc x))) (pos? @a)))
