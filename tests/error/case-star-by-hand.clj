;; The special form that case expands into takes its keys in vectors.
(case* 2 3 :a 2 (b c) 23)
(case* 2 3 [2] 4 #{5} 6)
