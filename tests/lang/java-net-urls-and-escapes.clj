(import '(java.net URL URI URLEncoder URLDecoder MalformedURLException))
(doseq [t ["http://bidi.bidi//blog/bar?a=1&b=%20#frag" "HTTPS://user:pw@Host.example:8080" "file:/tmp/x y" "file:///a/b.txt" "ftp://h/p;x" "mailto:a@b.c" "http://[::1]:80/x"]]
  (let [u (URL. t)]
    (prn (str u) ((juxt #(.getProtocol %) #(.getAuthority %) #(.getUserInfo %) #(.getHost %) #(.getPort %) #(.getDefaultPort %) #(.getPath %) #(.getQuery %) #(.getFile %) #(.getRef %)) u) (= u (URL. t)))))
(doseq [t ["foo/bar" "nope://x" "" "a b"]] (prn (try (URL. t) (catch MalformedURLException e (ex-message e)))))
(prn (str (.toURI (URL. "http://a.b/c?d"))) (instance? java.io.IOException (try (URL. "x") (catch Exception e e))))
(doseq [[t c] [["foo/bar" "UTF-16"] ["a b+c/é€" "UTF-8"] ["𝄞x" "UTF-8"] ["*-_.~" "UTF-8"] ["é" "ISO-8859-1"] ["" "UTF-8"] [" /" "UTF-16"]]]
  (prn (URLEncoder/encode t c) (= t (URLDecoder/decode (URLEncoder/encode t c) c))))
(doseq [t ["%D" "%" "%zz" "a%4" "%41%4" "%41%4g" "a+b%2Bc" "%E2%82%AC" "%e2%82%ac" "é+%41"]]
  (prn t (try (URLDecoder/decode t "UTF-8") (catch IllegalArgumentException e (ex-message e)))))
(prn (str (URI. "http" "h.example" "/a b" "fr ag")) (str (URI. "http" "me@h:80" "/p" "q=1 2" nil)) (str (URI. "http" "u" "h" 8080 "/p" "q" "f")) (str (URI. "mailto" "a b@c" nil)) (str (URI. nil nil "/x" "y")))
