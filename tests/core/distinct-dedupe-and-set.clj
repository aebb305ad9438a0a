(prn (distinct [1 2 1 3 2]) (dedupe [1 1 2 1]) (set [1 1 2]) (distinct? 1 2 3) (distinct? 1 2 1) (set nil) (set "aab") (distinct nil))
