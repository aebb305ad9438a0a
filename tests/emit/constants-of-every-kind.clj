(defn f [] '[nil true 1 -1 1099511627776 1.5 1/2 10N 1.5M "s" "é日" \c :k :n/k sym n/sym () (1 2) [] {} #{} {:a {:b [1]}} #{1 2} #"re"
             #inst "2020-01-01" #uuid "550e8400-e29b-41d4-a716-446655440000" ##Inf])
(prn (f))
(prn (map class (f)))
