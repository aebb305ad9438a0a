(prn (char 65) (int \z) (char? \a) (Character/isDigit \5) (Character/isLetter \x) (Character/toUpperCase \q)
     (Character/isWhitespace \space) (compare \a \b) (= \a \a) (str \a \b))
(prn (char-name-string \newline) (char-escape-string \tab))
