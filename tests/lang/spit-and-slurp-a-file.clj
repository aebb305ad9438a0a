(def f "build/tests/spit.txt")
(spit f "line 1\nzwei ü\n")
(spit f "more" :append true)
(prn (slurp f))
