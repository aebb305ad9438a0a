(prn (= (seq "abc") \b) (= (next "abc") 5) (= (seq "a") nil) (= (seq "a") "a"))
(prn (= (seq "ab") [\a \b]) (= [\a \b] (seq "ab")) (= \a (seq "a")))
