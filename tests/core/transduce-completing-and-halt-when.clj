(prn (transduce (map inc) (completing (fn [a x] (+ a x)) str) 0 [1 2]) (transduce (halt-when odd?) conj [2 4 5 6]) (transduce (map inc) + 10 []))
(prn (transduce (take 2) (fn ([] []) ([r] [:done r]) ([r x] (conj r x))) (range)))
