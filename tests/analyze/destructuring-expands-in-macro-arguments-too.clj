(defmacro m [[a b] & {:keys [k] :or {k 9}}] [b a k])
(prn (m [1 2]) (m [1 2] :k 3))
