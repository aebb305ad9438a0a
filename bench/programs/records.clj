(ns records)
;; a small ledger: records, protocols, sorting, grouping, string building
(defprotocol Entry (amount [e]) (describe [e]))
(defrecord Sale [id customer item qty price]
  Entry
  (amount [_] (* qty price))
  (describe [_] (str customer " bought " qty " x " item)))
(defrecord Refund [id customer total reason]
  Entry
  (amount [_] (- total))
  (describe [_] (str customer " got back " total " (" reason ")")))
(def items ["tea" "salt" "rope" "lamp" "nail"])
(defn entry [i]
  (let [customer (str "c" (mod (* i 31) 997))]
    (if (zero? (mod i 7))
      (->Refund i customer (mod (* i 17) 50) :broken)
      (->Sale i customer (nth items (mod i 5)) (inc (mod i 9)) (mod (* i 13) 100)))))
(defn balance [entries]
  (reduce (fn [m e] (update m (:customer e) (fnil + 0) (amount e))) {} entries))
(defn -main [& _]
  (let [entries (mapv entry (range 200000))
        by-customer (balance entries)
        top (take 5 (sort-by (fn [[c a]] [(- a) c]) by-customer))
        kinds (group-by (fn [e] (instance? Refund e)) entries)
        raised (map (fn [e] (if (instance? Sale e) (update e :price inc) (assoc e :note "kept"))) entries)
        longest (reduce (fn [n e] (max n (count (describe e)))) 0 raised)]
    (doseq [[c a] top] (println c a))
    (println (count by-customer) (count (get kinds true)) longest)
    (println (reduce + (map amount raised)) (count (filter :note raised)))
    (println (:item (nth entries 12)) (= (entry 3) (entry 3)) (count (set (map :customer entries))))))
