(prn (take 2 [1 2 3]) (take 5 [1]) (take 0 [1]) (take -1 [1]) (drop 2 [1 2 3]) (drop 9 [1]) (take-while pos? [2 1 0 1]) (drop-while pos? [2 1 0 1]))
(prn (take-last 2 [1 2 3]) (drop-last [1 2 3]) (drop-last 2 [1 2 3]) (take-nth 2 (range 7)) (split-at 1 [1 2 3]) (split-with neg? [-1 1 -2]) (nthrest [1 2 3] 2) (nthnext [1 2] 5))
