;; A method of a definterface as a value, beside a protocol's of its name that
;; takes another number of arguments.
(ns lang.methods-of-an-interface-beside-a-protocols)
(defprotocol P (foo [x]))
(definterface I (^long foo [a]))
(println (map I/.foo [(reify I (foo [_ a] (inc a)))] [1])
         (foo (reify P (foo [_] :p))))
