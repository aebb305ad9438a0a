(prn (reverse [1 2 3]) (reverse nil) (rseq [1 2 3]) (rseq []) (reverse "ab") (rseq (sorted-map 1 2 3 4)) (reverse (range 3)))
