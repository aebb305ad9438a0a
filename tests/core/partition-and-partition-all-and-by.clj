(prn (partition 2 (range 5)) (partition 2 1 (range 4)) (partition 2 2 [:pad] (range 5)) (partition-all 2 (range 5)) (partition-all 2 3 (range 7)))
(prn (partition-by odd? [1 1 2 2 3]) (partition 3 []) (partitionv 2 (range 5)) (splitv-at 1 [1 2 3]))
