(prn (reduce + (map inc (filter even? (range 1000000)))))
(prn (count (take-while #(< % 300000) (iterate inc 0))))
(prn (last (map vector (range 200000) (cycle [:a :b]))))
