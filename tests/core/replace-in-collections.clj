(prn (replace {1 :one 2 :two} [1 2 3]) (replace [:a :b] '(0 1 0)) (replace {} []))
