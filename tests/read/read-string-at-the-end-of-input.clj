(defn f [s] (try (read-string s) (catch RuntimeException e (ex-message e))))
(prn (f "") (f "   ") (f "; only a comment") (f "#_x"))
(prn (read-string {:eof :end} "") (read-string {:eof nil} " "))
