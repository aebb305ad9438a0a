(defn make [x] (vec (repeat 3 x)))
(defn f [p]
  (let [a (make :a)
        b (if p (make :b) (let [c (make :c)] (make (first c)) c))
        d (when p (make :d))]
    (make :x)
    [a b d]))
(prn (f true) (f false))
