(let [a 1 b 2]
  (prn {a b :k [a b]} #{a (+ a b)} [a [b]] (list a b)))
