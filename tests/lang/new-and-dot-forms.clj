(prn (new String "abc") (String. "x") (.length (String. "four")) (. Math (abs -4)) (Math/max 3 4) (. "abc" (substring 1 2)) Long/MAX_VALUE (.. "a-b" toUpperCase (indexOf "B")))
