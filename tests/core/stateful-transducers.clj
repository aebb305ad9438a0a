(prn (into [] (partition-all 2) (range 5)) (into [] (partition-by odd?) [1 1 2 3]) (into [] (dedupe) [1 1 2 1]) (into [] (distinct) [1 2 1]))
(prn (into [] (take-nth 2) (range 6)) (into [] (drop 2) (range 5)) (into [] (drop-while pos?) [1 0 1]) (into [] (interpose :x) [1 2]) (into [] (map-indexed vector) "ab") (into [] (keep #{1 2}) [1 3]))
(prn (into [] cat [[1] [2 3]]) (into [] (mapcat range) [1 2]) (into [] (take-while pos?) [1 -1 1]) (into [] (replace {1 2}) [1]) (into [] (keep-indexed #(when (odd? %1) %2)) "abc") (into [] (remove nil?) [1 nil]))
