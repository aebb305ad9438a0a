(prn (.trim "  a ") (.startsWith "abc" "ab") (.endsWith "abc" "bc") (.contains "abc" "b") (.replace "aXa" "X" "-") (vec (.split "a,b" ",")))
