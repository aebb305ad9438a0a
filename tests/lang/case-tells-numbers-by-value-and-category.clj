(defn f [x] (case x 1 :long 2.0 :double 3/2 :ratio :other))
(prn (f 1) (f 1.0) (f 2) (f 2.0) (f 3/2) (f (byte 1)))
