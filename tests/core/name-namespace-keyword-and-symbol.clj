(prn (name :a/b) (name "s") (name 'x) (namespace 'a/b) (keyword "a") (keyword "a" "b") (keyword 'x/y) (symbol "s") (symbol "n" "s") (symbol :k/w))
(prn (keyword "a/b") (namespace (keyword "a/b")) (keyword nil) (find-keyword "a") (symbol "has space") (symbol #'map))
