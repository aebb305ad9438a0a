(declare od)
(defn ev [n] (if (zero? n) true #(od (dec n))))
(defn od [n] (if (zero? n) false #(ev (dec n))))
(prn (trampoline ev 10000))
