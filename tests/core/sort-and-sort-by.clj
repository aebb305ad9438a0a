(prn (sort [3 1 2]) (sort > [3 1 2]) (sort ["b" "a" "C"]) (sort [:b :a]) (sort-by count ["ccc" "a" "bb"]) (sort-by :n > [{:n 1} {:n 2}]) (sort nil))
(prn (sort [[2 1] [1 2] [1]]) (sort-by (juxt :a :b) [{:a 1 :b 2} {:a 1 :b 1}]) (sort {:b 1 :a 2}) (sort compare [nil 1 nil]) (sort "hello"))
