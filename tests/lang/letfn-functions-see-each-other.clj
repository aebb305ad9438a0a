(letfn [(ev? [n] (if (zero? n) true (od? (dec n))))
        (od? [n] (if (zero? n) false (ev? (dec n))))]
  (prn (ev? 100) (od? 100) (map ev? (range 4))))
