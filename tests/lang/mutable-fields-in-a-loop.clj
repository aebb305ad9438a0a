(defprotocol Acc (add! [a x]) (total [a]))
(deftype Sum [^:unsynchronized-mutable n ^:unsynchronized-mutable items]
  Acc
  (add! [this x] (set! n (+ n x)) (set! items (conj items x)) this)
  (total [_] [n items]))
(prn (total (reduce add! (Sum. 0 []) (range 10))))
