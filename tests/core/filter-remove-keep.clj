(prn (filter odd? (range 10)) (remove odd? (range 10)) (filterv pos? [-1 2]) (keep #(when (odd? %) (* % 10)) (range 6)) (keep-indexed #(when (odd? %1) %2) "abcd"))
(prn (filter {:a 1} [:a :b]) (filter #{1 3} [1 2 3]) (remove nil? [1 nil false 2]))
