(binding [*print-readably* false] (prn "a\n" \c))
(binding [*print-meta* true] (prn ^{:a 1} [1]))
(binding [*print-namespace-maps* true] (prn {:a/b 1 :a/c 2}) (prn {:a/b 1 :c 2}))
(prn {:a/b 1 :a/c 2})
