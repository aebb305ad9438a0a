(println (max 0.0 -0.0) (max -0.0 0.0) (min 0.0 -0.0) (min -0.0 0.0) (max 1 1.0) (max 1.0 1) (min 1 1.0)
         (max 0.0 0) (max -0.0 0) (min 0 -0.0) (let [x 0.0 y -0.0] [(max x y) (min x y)]) (max 1N 1)
         (apply max [0.0 -0.0]) (max ##NaN 1) (Math/max 0.0 -0.0) (Math/min 0.0 -0.0) (Math/max 1 2) (min 1.0 2.0 -0.0))
