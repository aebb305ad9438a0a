(prn (for [x] x))
