(prn (first [1 2]) (first nil) (first []) (rest [1]) (rest nil) (next [1]) (next [1 2]) (second [1 2]) (last [1 2 3]) (butlast [1 2 3]))
(prn (ffirst [[1 2]]) (nfirst [[1 2] 3]) (fnext [1 2]) (nnext [1 2 3]) (last []) (butlast [1]))
(prn (first {:a 1}) (rest #{1}) (first "abc") (next "a") (seq {}) (seq nil))
