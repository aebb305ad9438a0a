(def m {nil :nil 1 :long 1.0 :double "1" :string \1 :char})
(prn (m nil) (m 1) (m 1N) (m 1.0) (m "1") (m \1) (m (int 1)) (= ##NaN ##NaN) (get {##NaN 1} ##NaN))
