(def ^:dynamic *x* 1)
(binding [*x* 2]
  (set! *x* 10)
  (prn *x*))
(prn *x*)
