(defmacro make-macro [name value] `(defmacro ~name [x#] `(+ ~x# ~~value)))
(make-macro add5 5)
(prn (add5 10))
