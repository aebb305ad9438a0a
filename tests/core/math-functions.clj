(prn (Math/abs -5) (Math/pow 2 10) (Math/sqrt 16) (Math/floor 1.7) (Math/ceil 1.2) (Math/round 2.5) (Math/max 1 2))
(prn (abs -3) (abs 2.5) (abs -1/2) Math/PI (Math/floorMod -7 3) (Math/signum -2.0))
