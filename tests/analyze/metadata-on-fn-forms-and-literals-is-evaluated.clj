(def n 5)
(prn (meta ^{:v (+ n 1)} [1]) (meta ^{:v n} {:a 1}) (meta ^{:a n} #{}) (:x (meta (with-meta {} {:x n}))))
