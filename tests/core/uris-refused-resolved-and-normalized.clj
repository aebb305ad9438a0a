; What java.net.URI refuses, and how it resolves and normalizes.
(import 'java.net.URI)
(doseq [s ["a b" "http://h/a{b" "http://h/a?q=<" "http://h/a#b c" "http:" "//" "a%zz" "a%2" "1http://x" "ht tp://x" "mailto:a b" "a[b" "?[x]" "" "#" "http://h/%20"]]
  (prn s (try (str (URI. s)) (catch java.net.URISyntaxException e [(ex-message e) (.getReason e) (.getIndex e) (.getInput e)]))))
(prn (try (URI/create "a b") (catch IllegalArgumentException e [(ex-message e) (class (ex-cause e))])))
(doseq [r ["g:h" "g" "./g" "g/" "/g" "//g" "?y" "g?y" "#s" "g#s" ";x" "" "." "./" ".." "../" "../g" "../.." "../../g" "../../../g" "/./g" "/../g" "g." "./../g" "g/../h" "mailto:x"]]
  (prn r (str (.resolve (URI. "http://a/b/c/d;p?q") r))))
(doseq [s ["a/./b" "a/../b" "../a" "a/.." "/a/../.." "http://h/a/b/../c?q#f" "a/b/." "./a" "a//b" "/" "."]]
  (prn s (str (.normalize (URI. s)))))
(prn (str (.resolve (URI. "http://h/x/") (URI. "y/z"))))
