(defrecord P [x])
(prn (P. 1) (new P 2) (->P 3) (.x (P. 4)) (:x (P. 5)) (. (P. 6) x) (.-x (P. 7)))
