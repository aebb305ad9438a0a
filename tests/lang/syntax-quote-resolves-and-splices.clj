(def x 1)
(prn `x `map `unknown/y `:k `"s" `(1 ~x ~@[2 3]) `[~@nil 1] `{:a ~x} `#{~x})
(prn (let [s 'q] `'~s) `(if true) `String `(.foo x) `Foo.)
(prn (= `a 'lang.syntax-quote-resolves-and-splices/a) (let [[a b] `(x# x#)] (= a b)))
