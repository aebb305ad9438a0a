(prn (if-let [x nil] x (let [x 5] x)) (let [x 1] (if-let [x false] x x)) (let [x 1] (when-let [x 2] x)))
(prn (if-some [[a] nil] a :none) (when-let [{:keys [a]} {:a 7}] a))
