(prn ((fn fact [n] (if (zero? n) 1 (* n (fact (dec n))))) 10))
