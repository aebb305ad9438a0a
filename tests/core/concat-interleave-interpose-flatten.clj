(prn (concat [1] nil '(2) #{3} {:a 1}) (interleave [1 2 3] [:a :b]) (interpose :x [1 2 3]) (flatten [1 [2 [3 '(4)]] nil #{5}]) (concat))
(prn (lazy-cat [1] [2]) (cycle []) (take 4 (cycle "ab")) (interleave) (interleave [1 2] "ab" [:x :y]))
