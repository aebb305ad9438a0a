(prn (empty [1]) (empty '(1)) (empty {:a 1}) (empty #{1}) (empty "a") (empty nil) (empty? []) (empty? nil) (empty? "") (not-empty []) (not-empty [1]) (not-empty ""))
