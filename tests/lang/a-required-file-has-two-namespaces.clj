(require '[support.two-spaces :as two])
(println (two/outer 1) (two/both 2) (support.two-spaces.inner/inner 3))
(println (support.two-spaces.inner/wrapped 4))
