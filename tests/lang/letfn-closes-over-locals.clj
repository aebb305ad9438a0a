(defn f [base]
  (letfn [(up [n] (if (< n 3) (down (inc n)) [base n]))
          (down [n] (up n))]
    (up 0)))
(prn (f :x))
