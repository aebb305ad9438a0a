(prn (doall (map inc [1 2])) (dorun (map print [1 2])) (run! print [3 4]))
