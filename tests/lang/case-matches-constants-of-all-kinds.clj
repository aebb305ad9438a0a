(defn f [x]
  (case x
    1 :one
    (2 3) :two-or-three
    "s" :string
    \c :char
    :k :keyword
    sym :symbol
    [1 2] :vector
    {:a 1} :map
    #{1} :set
    nil :nil
    true :true
    1.5 :double
    :default))
(prn (map f [1 2 3 "s" \c :k 'sym [1 2] '(1 2) {:a 1} #{1} nil true 1.5 99]))
