(def s "a😀é日")
(prn (count s) (subs s 1 3) (map int s) (reverse s) (.indexOf s "日") (.codePointAt s 1) (.toUpperCase "straße é"))
(println s (seq "é😀") (str (nth s 3)))
