(prn (read-string "(+ 1 2) (rest)") (read-string "[1 #{2} {:a \"b\"}]") (read-string "  :k"))
(prn (read-string "#(+ 1 2)") (read-string "^:m x"))
(prn (read-string "1/2") (read-string "\\a") (read-string "#\"re\""))
