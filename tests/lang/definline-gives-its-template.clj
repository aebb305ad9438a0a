(definline sq "Squares." [a] `(* ~a ~a))
(definline add3 {:added "1"} [a b c] `(+ ~a (+ ~b ~c)))
(println (sq 3) (map sq [1 2]) (apply add3 [1 2 3]) (add3 1 2 3))
(println ((:inline (meta #'sq)) 'x) (:doc (meta #'sq)) (:added (meta #'add3)))
