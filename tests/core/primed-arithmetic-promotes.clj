(prn (+' Long/MAX_VALUE 1) (*' Long/MAX_VALUE 2) (-' Long/MIN_VALUE 1) (inc' Long/MAX_VALUE) (dec' Long/MIN_VALUE))
(prn (+' 1 2) (class (+' 1 2)) (-' Long/MIN_VALUE))
