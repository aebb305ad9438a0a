(prn (read-line) (slurp *in*))
