(defn f [x] (case x "Aa" 1 "BB" 2 "AaAa" 3 "BBBB" 4 "AaBB" 5 :none))
(prn (map f ["Aa" "BB" "AaAa" "BBBB" "AaBB" "BBAa"]))
