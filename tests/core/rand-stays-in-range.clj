(prn (every? #(<= 0 % 9) (repeatedly 100 #(rand-int 10))) (every? #(and (<= 0 %) (< % 1)) (repeatedly 100 rand)))
(prn (contains? #{1 2 3} (rand-nth [1 2 3])) (sort (shuffle [3 1 2])) (count (random-sample 1.0 [1 2])))
