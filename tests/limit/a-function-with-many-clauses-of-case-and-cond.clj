(defn f [x]
  (case x 0 :a 1 :b 2 :c 3 :d 4 :e 5 :f 6 :g 7 :h 8 :i 9 :j 10 :k 100 :l 1000 :m -1 :n 1000000000000 :big :other))
(prn (map f [0 5 10 100 1000 -1 1000000000000 11 :x nil "s" 2.0]))
(defn g [k] (case k :a 1 :b 2 :c 3 :d 4 :e 5 :f 6 :g 7 :h 8 :i 9 :j 10 "x" 11 sym 12 0))
(prn (map g [:a :j :z "x" 'sym 5]))
