(defmacro my-and
  ([] true)
  ([x] x)
  ([x & more] `(let [t# ~x] (if t# (my-and ~@more) t#))))
(prn (my-and) (my-and 1 2 3) (my-and 1 nil 3))
