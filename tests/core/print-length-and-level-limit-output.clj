(binding [*print-length* 3] (prn (range 10) [1 2 3 4] {:a 1 :b 2 :c 3 :d 4} #{1}))
(binding [*print-level* 2] (prn [1 [2 [3 [4]]]] {:a {:b {:c 1}}}))
(binding [*print-length* 2] (prn (iterate inc 0)))
