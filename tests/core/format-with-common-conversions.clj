(println (format "%d|%5d|%-5d|%05d|%x|%X|%o" 42 42 42 42 255 255 8))
(println (format "%s|%10s|%-10s|%S|%c|%b|%%" "ab" "ab" "ab" "ab" \x true))
(println (format "%.2f|%8.3f|%e|%g|%,d" 3.14159 2.5 12345.678 0.5 1234567))
(println (format "%2$s %1$s %s" "a" "b") (format "no args") (format "%s" nil) (format "%+d" 5))
