(prn (.toUpperCase "abc") (.. "abc" toUpperCase (substring 1)) (.length "four"))
(prn (.indexOf "hello" "l") (.charAt "hello" 1) (. "abc" length) (. "abc" (length)))
(prn (for [fold [true false] i [-1 0 1 3] k [0 2 4] n [-1 0 2 9]]
       (.regionMatches "abCdE" fold i "xxbcd" k n)))
(prn (.regionMatches "abCdE" 1 "xxbCd" 2 2))
