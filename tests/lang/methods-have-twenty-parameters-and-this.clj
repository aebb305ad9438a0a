(deftype F []
  clojure.lang.IFn
  (invoke [_] 0)
  (invoke [_ a b c d e f g h i j k l m n o p q r s t] [a j t]))
(prn ((F.) 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20))
(prn ((F.)))
