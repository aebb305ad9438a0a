(prn #"a\d+" #"\"q\"" #"[\\/]")
(prn (re-find #"\d+" "ab12c") (str #"x|y") (class #"a"))
