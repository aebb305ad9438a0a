(defmacro twice [x] `(do (missing ~x) (missing ~x)))
(twice (twice 1))
(twice 2)
(twice
  (twice gone))
