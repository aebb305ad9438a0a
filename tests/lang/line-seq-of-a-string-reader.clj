(with-open [r (java.io.BufferedReader. (java.io.StringReader. "a\nb\n\nc"))]
  (prn (vec (line-seq r))))
