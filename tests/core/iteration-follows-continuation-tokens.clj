(prn (vec (iteration (fn [k] (when (< k 3) {:v k :n (inc k)})) :initk 0 :vf :v :kf :n)))
