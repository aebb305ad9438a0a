(defmacro m [x] (throw (ex-info (str "no " x) {})))
(defn f []
  (m abc))
