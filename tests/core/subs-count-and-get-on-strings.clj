(prn (subs "hello" 1) (subs "hello" 1 3) (count "hello") (get "abc" 1) (nth "abc" 2) (first "xyz") (seq "ab"))
(prn (try (subs "abc" 5) (catch StringIndexOutOfBoundsException e :out)) (get "abc" 9) (get "abc" 9 :d) (seq ""))
(prn (reverse "abc") (apply str (reverse "abc")) (vec "ab") (map int "az") (contains? "abc" 1))
