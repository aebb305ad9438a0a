(defn f [a b c d e f g h i j k l m n o p q r s t] (+ a t))
(prn (f 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20))
(prn (apply f (range 20)))
(prn ((fn [a b c d e f g h] (list h g f e d c b a)) 1 2 3 4 5 6 7 8))
