(defn f [x] (set! x 5))
