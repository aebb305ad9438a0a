(prn ((comp str inc) 1) ((comp) 5) ((partial + 1 2) 3) ((complement nil?) 1) ((constantly 7) 1 2) (identity :x) ((fnil + 1 2) nil nil))
(prn ((partial vector) 1) ((comp count str +) 100 200) (map (comp first name) [:abc :xyz]) ((fnil conj []) nil 1))
