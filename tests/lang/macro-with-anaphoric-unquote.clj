(defmacro aif [test then else] `(let [~'it ~test] (if ~'it ~then ~else)))
(prn (aif (+ 1 2) (* it it) :no) (aif nil 1 :no))
