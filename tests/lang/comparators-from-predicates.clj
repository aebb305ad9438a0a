(prn (sort (comparator >) [1 3 2]) (sort (fn [a b] (< a b)) [2 1]) (sort-by identity (fn [a b] (compare b a)) [1 2]) (.compare (comparator <) 1 2))
