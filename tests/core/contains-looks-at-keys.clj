(prn (contains? {:a nil} :a) (contains? [5 6] 1) (contains? [5 6] 5) (contains? #{nil} nil) (contains? nil 1) (contains? "abc" 2))
(prn (try (contains? '(1) 1) (catch IllegalArgumentException e (ex-message e))))
