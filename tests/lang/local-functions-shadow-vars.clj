(defn f [x] [:var x])
(prn (let [f (fn [x] [:local x])] (f 1)) (f 2) ((fn f [x] (if (pos? x) (f (dec x)) [:self x])) 3))
