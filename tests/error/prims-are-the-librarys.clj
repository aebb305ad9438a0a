(println (cljwc.rt/vec-at [1 2 3] 1000000))
