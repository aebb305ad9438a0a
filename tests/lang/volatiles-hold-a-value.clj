(def v (volatile! 1))
(prn (vswap! v + 2) @v (vreset! v 9) (volatile? v) @v)
