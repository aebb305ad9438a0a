(prn (map hash [0 1 -1 1.0 1.5 "hello" "" :a 'a :a/b nil true false \a 1/2 10000000000 1N 1.0M]))
(prn (map hash [[] [1 2] '() '(1 2) {} {:a 1} #{} #{1 2} (range 3) "日本" (first {:a 1}) (sorted-map 1 2)]))
(prn (hash-ordered-coll [1 2]) (hash-unordered-coll #{1 2}) (hash (zipmap (range 50) (range))) (mix-collection-hash 1 2))
(prn (.hashCode "hello") (.hashCode 1.5) (.hashCode [1 2]) (.hashCode :a))
