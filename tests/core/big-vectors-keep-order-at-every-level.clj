(def v (vec (range 70000)))
(prn (count v) (v 0) (v 31) (v 32) (v 1055) (v 1056) (v 33791) (v 33792) (v 69999) (peek v))
(prn (reduce + v) (reduce + (pop v)) (nth (assoc v 40000 :x) 40000) (v 40000) (count (reduce (fn [v _] (pop v)) v (range 69000))))
(prn (= v (range 70000)) (hash (subvec v 0 100)) (last (seq v)))
