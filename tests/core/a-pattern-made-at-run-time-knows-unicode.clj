; The literal comes first and needs no tables, the others do.
(prn (re-find #"\d+" "a1"))
(prn (re-find (re-pattern "\\p{Lu}+") "xÄÖy") (re-find #"\p{L}+" "1日本"))
(prn (re-find #"(?iu)größe" "GRÖSSE GRÖßE") (re-find #"(?i)ABC" "xabc"))
