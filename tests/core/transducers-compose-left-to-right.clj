(def xf (comp (filter odd?) (map inc) (take 3)))
(prn (into [] xf (range 100)) (sequence xf (range 100)) (transduce xf + (range 100)) (transduce xf conj #{} (range 9)) (eduction xf (range 100)))
