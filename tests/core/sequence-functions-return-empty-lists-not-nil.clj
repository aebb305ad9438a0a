(prn (map inc []) (filter odd? [2]) (rest []) (take 0 [1]) (concat) (sort []) (reverse []) (keys {}) (seq []) (next []) (range 0) (distinct []))
