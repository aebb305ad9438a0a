(let [x 1
      y (+ x 1)
      x (* y 10)]
  (prn x y))
(prn (let [] 7))
