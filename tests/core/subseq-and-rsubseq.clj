(def s (sorted-set 1 3 5 7 9))
(prn (subseq s > 3) (subseq s >= 3) (subseq s < 5) (subseq s > 1 < 9) (rsubseq s <= 5) (rsubseq s > 3 <= 9) (subseq (sorted-map :a 1 :b 2) >= :b))
