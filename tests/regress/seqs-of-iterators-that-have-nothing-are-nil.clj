;; They were empty lazy seqs, so vec of what is Iterable made [nil] of nothing.
(deftype Items [xs]
  Iterable
  (iterator [_] (.iterator xs)))
(println (iterator-seq (.iterator [])) (iterator-seq (.iterator [1 nil])))
(println (seq (Items. [])) (vec (Items. [])) (vec (Items. [1 2])))
(println (empty? (Items. [])) (first (Items. [])) (count (vec (Items. []))))
