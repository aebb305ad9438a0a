(def in (java.io.BufferedReader. *in*))
(prn (first (line-seq in)))
(prn (slurp in))
