;; Sequences that do not end, as constants and as what macros return.
(println (first '#=(range)))
(defmacro endless [] (range))
(println (endless))
(println [1 '#=(repeat :a)])
