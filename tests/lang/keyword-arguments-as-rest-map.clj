(defn f [a & {:keys [x y] :or {y 9} :as opts}] [a x y opts])
(prn (f 1) (f 1 :x 2) (f 1 :x 2 :y 3) (f 1 {:x 5}) (f 1 :y 0 {:x 5}))
