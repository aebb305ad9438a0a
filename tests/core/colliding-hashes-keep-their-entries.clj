(def ks ["AaAa" "BBBB" "AaBB" "BBAa"])
(def m (zipmap ks (range)))
(prn (map hash ks) (map m ks) (count m) (dissoc m "AaBB"))
(prn (set (concat ks ["Aa" "BB"])) (assoc (zipmap (concat ks (range 20)) (range)) "BBBB" :x))
