(defn say [x] (print x "") x)
(prn {(say :a) (say 1) (say :b) (say 2) (say :c) (say 3)})
(prn #{(say 1)} [(say 2) {(say 3) (say 4)}])
