(defprotocol P (m [x] [x y]))
(extend-protocol P
  Long (m ([x] [:one x]) ([x y] [:two x y]))
  String (m ([x] [:s x]) ([x y] [:st x y])))
(prn (map m [1 "a"]) (map m [1 "a"] [:x :y]) ((comp first m) 5) (apply m ["z" 1]) (reduce m 1 [2]))
