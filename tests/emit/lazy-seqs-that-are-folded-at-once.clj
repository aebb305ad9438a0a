;; A lazy seq that is only reduced, counted... is not made; but its functions are
;; called in the same order, chunk by chunk, as often, and fail in the same way.
(defmacro try* [& body]
  `(try ~@body (catch Throwable e# (.getName (class e#)))))
(def log (atom []))
(defn tell [tag x] (swap! log conj (str tag x)) x)
(defn told [] (let [s @log] (reset! log []) (apply str s)))
(defn singly [n] (take-while (fn [x] (< x n)) (iterate inc 0)))
(defn small [] [(range 3) [0 1 2] (list 0 1 2) (singly 3) #{0} nil [] '()
                (vec (range 34)) (range 65) (apply list (range 34)) (concat [0 1] (singly 2) (range 3))
                (long-array [1 2]) (seq [4 5]) (subvec [1 2 3 4] 1 3)
                (map inc [1 2]) (eduction (map inc) [1 2])])

;; order of calls over several chunks
(doseq [c (small)]
  (prn (reduce (fn [a x] (tell "f" x) (+ a x)) 0
               (map (fn [x] (tell "m" x)) (filter (fn [x] (tell "p" x) (even? x))
                                                  c))) (told))
  (prn (reduce (fn ([] :none) ([a x] (tell "f" x) (+ a x)))
               (remove (fn [x] (tell "r" x) (= x 1))
                       (keep (fn [x] (tell "k" x) (when (< x 40) x)) c))) (told)))

;; the end before the end
(doseq [c (small)]
  (prn (reduce (fn [a x] (tell "f" x) (if (> x 1) (reduced [:end a]) (+ a x))) 0
               (map (fn [x] (tell "m" x)) c)) (told)
       (reduce + (take-while (fn [x] (tell "w" x) (< x 2))
                             (map (fn [x] (tell "m" x)) c))) (told)
       (reduce + 1 (take 2 (map (fn [x] (tell "m" x)) c))) (told)
       (reduce + (take 0 (map (fn [x] (tell "m" x)) c))) (told)
       (reduce + (map (fn [x] (tell "n" x))
                      (take 2 (filter (fn [x] (tell "p" x) (odd? x)) c)))) (told)
       (reduce + (distinct (map (fn [x] (mod (tell "m" x) 3)) c))) (told)
       (first (map (fn [x] (tell "m" x)) c)) (told)
       (first (filter (fn [x] (> (tell "p" x) 1)) c)) (told)
       (count (filter (fn [x] (odd? (tell "p" x))) c)) (told)))
(prn (reduce + (take 5 (map (fn [x] (* x x)) (range))))
     (reduce + (take 5 (filter odd? (iterate inc 0))))
     (first (filter (fn [x] (> x 100)) (map (fn [x] (* x x)) (range))))
     (reduce + (take-while (fn [x] (< x 50)) (map (fn [x] (* x x)) (range)))))

;; exceptions: which one, and what was done before
(prn (try* (reduce (fn [a x] (tell "f" x) (+ a x)) 0
                   (map (fn [x] (tell "m" x) (/ 6 (- 3 x))) (range 8)))) (told))
(prn (try* (reduce (fn [a x] (if (= x 1) (throw (ex-info "f" {})) x)) 0
                   (map (fn [x] (if (= x 3) (/ x 0) x)) (range 8)))))
(prn (try* (reduce (fn [a x] (if (= x 1) (throw (ex-info "f" {})) x)) 0
                   (map (fn [x] (if (= x 3) (/ x 0) x)) (singly 8)))))
(prn (try* (reduce + (map inc [1 :a "b"]))) (try* (count (map inc [1 nil])))
     (try* (reduce + (map inc 5))) (try* (count (filter odd? :a)))
     (try* (reduce + (take nil (map inc [1])))))

;; other consumers
(prn (vec (map inc [1 2])) (vec (filter odd? nil)) (into [] (map str [1 2]))
     (into {} (map (fn [[k v]] [v k]) {:a 1 :b 2})) (into #{} (keep :a [{:a 1}]))
     (into () (map inc [1 2])) (into (sorted-set) (map - [1 2]))
     (meta (into (with-meta [] {:m 1}) (map inc [1])))
     (mapv inc (filter odd? (range 9))) (filterv odd? (map inc (range 9)))
     (run! identity (map (fn [x] (tell "m" x)) [1 2])) (told)
     (dorun (map (fn [x] (tell "m" x)) (range 34))) (told)
     (transduce (map inc) + (filter odd? (range 10)))
     (into [] (comp (map inc) (take 2)) (map (fn [x] (tell "m" x)) (range 3)))
     (told) (first (map inc nil)) (first (map inc [])) (count (map inc nil)))
(prn (vec (map (fn [f] (f)) (map (fn [x] (fn [] x)) (range 3))))
     (reduce + (map (fn [x] (reduce + (map (fn [y] (* x y)) (range x))))
                    (range 6)))
     (reduce conj [] (map vector (filter odd? (range 5)))))

;; without a start
(prn (reduce + (map inc [])) (reduce + (map inc [5])) (reduce + (range 0))
     (reduce + (range 1)) (reduce + (range 5)) (reduce * (range 1 6))
     (try* (reduce - (range 3 3))) (reduce (fn [a b] [a b]) (map identity [1]))
     (reduce (fn [a b] [a b]) (range 4)) (reduce (fn ([] :no)) (range 0))
     (reduce (fn ([] :no) ([a b] b)) (map inc nil)) (reduce max (range 2 7))
     (try* (reduce (fn [a b] a) [])) (reduce (fn [a b] (reduced a)) (range 5))
     (reduce (fn [a b] (if (> b 2) (reduced a) (+ a b))) [0 1 2 3])
     (reduce str (map str (list 1 2 3))) (reduce conj (map vector [1 2 3])))

;; what is used twice is made, once
(prn (let [s (map (fn [x] (tell "m" x)) (range 3))] [(reduce + s) (count s)])
     (told))
(prn ((fn [s] [(reduce + s) (reduce + s)]) (map (fn [x] (tell "m" x)) [1 2]))
     (told))
(defn both [s] [(count s) (reduce + s)])
(prn (both (map (fn [x] (tell "m" x)) [1 2])) (told))

;; the order of arguments
(prn (reduce (do (tell "f" "") +) (do (tell "i" "") 0)
             (map (do (tell "g" "") inc) (filter (do (tell "p" "") odd?)
                                                 (do (tell "c" "") [1 2 3]))))
     (told))
