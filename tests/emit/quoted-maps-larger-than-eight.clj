(def m '{a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 j (1 2) k [x]})
(prn m (m 'j) (count m) '#{a b c d e f g h i j k l})
