(defn f [x] (* 2 x))
(prn #'f (#'f 4) (var f) (map #'f [1 2]) (@#'f 3) (= #'f (var f)))
