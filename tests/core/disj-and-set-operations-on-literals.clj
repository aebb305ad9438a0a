(prn (disj #{1 2 3} 1 9) (disj #{1}) (disj nil 1) (get #{:a} :a) (get #{:a} :b :none) (contains? #{1} 1) (conj #{} nil) (#{nil} nil))
