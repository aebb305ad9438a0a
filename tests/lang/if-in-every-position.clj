(defn f [x] [(if x 1 2) (+ (if x 1 2) (if x 10 20)) (let [y (if x :a :b)] y)
             (str (if x "t" "f")) ((if x inc dec) 5) {(if x :k :l) (if x :v :w)}])
(prn (f true) (f nil))
