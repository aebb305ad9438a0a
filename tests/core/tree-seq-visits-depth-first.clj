(prn (tree-seq vector? seq [1 [2 [3] 4]]) (filter number? (tree-seq coll? seq {:a [1 {:b 2}]})))
