(prn (map when [1 2]))
