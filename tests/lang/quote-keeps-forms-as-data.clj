(prn 'a '(a b [c {:d e}]) '#{x} ''q (quote (1 . 2)))
(prn (first '(if a b)) (type 'a) (list? '(1)) (symbol? 'a/b))
