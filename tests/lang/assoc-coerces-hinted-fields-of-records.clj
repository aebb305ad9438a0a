(ns lang.assoc-coerces-hinted-fields-of-records)
(defrecord R [^long n ^double d s])
(defrecord S [^int i ^float f ^short s ^byte b])
(def r (->R 1 2 :s))
(println r (assoc r :n 2.9) (assoc r :d 3) (assoc r :s 1 :d 1/2 :n 3N))
(println (class (:n (assoc r :n (int 7)))) (class (:d (assoc r :d (float 0.5)))))
(println (update r :n + 0.5) (merge r {:n 1.5 :d 7}) (into r [[:d 8]]) (conj r {:n 4.5}))
(doseq [[k v] [[:n nil] [:n "x"] [:d "x"] [:d nil] [:n 1e30] [:n \a]]]
  (println k v (try (assoc r k v) (catch Throwable e (class e)))))
(println (assoc r :other 1.5) (= (assoc r :d 2) (->R 1 2.0 :s)))
(let [s (->S 1 2 3 4)]
  (println s (map class (vals s)) (map class (vals (assoc s :i 5.0 :f 1/2 :s 6 :b 7N)))))
(println (map->R {:n 1 :d 1.0 :z 3}))
(doseq [m [{} {:n 1.5 :d 1.0} {:n 1 :d 1} {:n 1N :d 1.0} {:n (int 1) :d 1.0}]]
  (println m (try (map->R m) (catch Throwable e (class e)))))
