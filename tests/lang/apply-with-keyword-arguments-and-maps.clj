(defn f [x & {:keys [a b] :or {b :none} :as m}] [x a b m])
(prn (apply f 1 [:a 2]) (apply f 1 :b 3 [:a 2]) (f 1 {:a 5}) (apply f [1]) (apply f 1 {:a 9} nil))
