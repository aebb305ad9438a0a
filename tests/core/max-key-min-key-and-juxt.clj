(prn (max-key count "a" "bbb" "cc") (min-key abs -3 2 -1) ((juxt inc dec str) 5) (apply max-key val {:a 1 :b 3}) (max-key identity 1))
