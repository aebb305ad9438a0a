(prn (compare 1 2) (compare "a" "b") (compare :b :a) (compare nil 1) (compare [1 2] [1 3]) (compare [1] [1 2]) (compare 'a 'a) (compare 1 1.0) (compare true false) (compare \a \c))
(prn (try (compare 1 "a") (catch ClassCastException e :cce)) (compare :a/b :b) (compare "abc" "abd") (compare "a" "abc"))
