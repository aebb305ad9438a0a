(prn (when true 1 2) (when false 1) (when-not nil :x) (if-not true 1 2))
(prn (when-let [x 5] (inc x)) (when-let [x nil] 1) (if-let [x false] 1 2))
(prn (when-some [x false] [x]) (if-some [x nil] 1 2) (when-first [x [7 8]] x))
(prn (when-first [x []] 1) (if-let [[a b] [1 2]] (+ a b) :none))
