(def größe 3)
(println "größe" größe "日本" "😀" \λ :schlüssel 'имя)
(prn "é" "日本" "😀" \λ :ключ {"ä" 1})
(prn (count "日本") (count "😀") (count "é") (int (first "😀")))
