(defmacro unless [c & body] `(if ~c nil (do ~@body)))
(prn (unless false 1 2) (unless true 1))
