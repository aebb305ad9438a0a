(println (format "[%s] [%5s] [%-5s] [%.2s]" nil "ab" "ab" "abcdef") (format "%d %,d %(d % d" -5 -1234567 -5 5) (format "%08.3f|%+.1e|%.0f" 3.14159 12345.678 2.5))
(println (format "%x %o %c %b %%" 255 8 \z nil) (format "%5d|%-5d|%05d" 1 2 3) (format "%s %s" [1 "a"] {:k \c}) (try (format "%d" "x") (catch IllegalArgumentException e :illegal)))
