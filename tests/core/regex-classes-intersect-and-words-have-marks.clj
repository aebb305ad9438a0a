(require (quote [clojure.string :as str]))
(println (mapv (fn [[p s]] (re-find (re-pattern p) s)) [["[&&x]" "x"] ["[x&&]" "x"] ["[a-z&&[^aeiou]]" "ab"] ["[x&&&&]" "x"] ["((?){0,0})" ""] ["\\p{IsGreek}+" "abγδ"] ["(?<y>\\d+)-\\k<y>" "12-12"]]))
(println (re-seq #"\bna\u0308ive\b" "a na\u0308ive b") (str/split "aXbXc" #"(?i)x" 2))
