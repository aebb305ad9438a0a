(defmacro m "doc of m" [a & b] nil)
(prn (:macro (meta #'m)) (:doc (meta #'m)) (:arglists (meta #'m)))
