(prn "a\nb\tc\"d\\e" "\u0041\u00e9\u20ac" "\101\7\377" "\b\f\r")
(println "tab[\t] quote[\"] A[\u0041]")
(prn "two
lines" "")
