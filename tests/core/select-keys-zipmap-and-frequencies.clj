(prn (select-keys {:a 1 :b nil :c 3} [:a :b :z]) (zipmap [:a :b :c] [1 2]) (frequencies "hello"))
(prn (group-by odd? (range 6)) (group-by count ["a" "bb" "c"]) (into (sorted-map) (frequencies [3 1 3 2])))
