(defprotocol Cell (get-it [c]) (set-it [c v]))
(deftype Box [^:unsynchronized-mutable v]
  Cell
  (get-it [_] v)
  (set-it [this x] (set! v x) this))
(def b (Box. 1))
(prn (get-it b) (get-it (set-it b [1 2])) (get-it b))
