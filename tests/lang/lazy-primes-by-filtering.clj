(defn sieve [s]
  (lazy-seq (let [p (first s)]
              (cons p (sieve (remove #(zero? (rem % p)) (rest s)))))))
(prn (take 20 (sieve (iterate inc 2))))
