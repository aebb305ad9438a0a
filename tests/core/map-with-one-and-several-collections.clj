(prn (map inc [1 2]) (map + [1 2 3] [10 20]) (map vector [1 2] [3 4] [5 6]) (map list "ab" [1 2] '(x y) #{7}) (map inc nil))
(prn (mapv + [1 2] [3 4]) (map-indexed vector [:a :b]) (mapcat #(repeat % %) [1 2 3]) (mapcat list [1 2] [3 4]))
