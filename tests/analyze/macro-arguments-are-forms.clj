(defmacro show [x] [(str x) (list 'quote x) (list 'quote (type x))])
(prn (show (+ 1 2)) (show abc) (show [1 x]))
