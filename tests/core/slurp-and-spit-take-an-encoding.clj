(def file "/tmp/cljwc-test-encodings.txt")
(doseq [e ["UTF-8" "ISO-8859-1" "UTF-16" "US-ASCII"]]
  (spit file "é€x" :encoding e)
  (spit file "é" :encoding e :append true)
  (println e (mapv int (slurp file :encoding e)) (count (slurp file :encoding "latin1"))))
(println (try (slurp file :encoding "NO-SUCH") (catch java.io.UnsupportedEncodingException e :unknown)))
(println (let [w (java.io.StringWriter.)] (spit w "hey") (spit w :you :append true) (str w)))
