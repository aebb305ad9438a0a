(prn (.toUpperCase "abc") (.. "abc" toUpperCase (substring 1)) (.length "four"))
(prn (.indexOf "hello" "l") (.charAt "hello" 1) (. "abc" length) (. "abc" (length)))
