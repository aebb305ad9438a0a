(ns lang.a-record-is-a-map-to-equals)
(defrecord R [a b]) (defrecord S [a b])
(doseq [[x y] [[(->R 1 2) {:a 1 :b 2}] [(->R 1 2) (->S 1 2)] [(->R 1 2) (->R 1 2)] [(->R 1 2) (java.util.HashMap. {:a 1 :b 2})] [(->R 1 2) {:a 1 :b 3}] [(->R 1 2) {:a 1}] [(assoc (->R 1 2) :c 3) {:a 1 :b 2 :c 3}] [(->R 1 2) nil] [(->R 1 [1]) {:a 1 :b '(1)}] [(->R 1 2) (sorted-map :a 1 :b 2)] [(->R (int 1) 2) {:a 1 :b 2}]]]
 (println (.equals x y) (when y (.equals y x)) (= x y) (= y x) (= (.hashCode x) (when y (.hashCode y)))))
(println (.contains [{:a 1 :b 2}] (->R 1 2)) (.contains (java.util.ArrayList. [(->R 1 2)]) {:a 1 :b 2}) (contains? #{{:a 1 :b 2}} (->R 1 2)))
