(def ops {"+" + "-" - "*" * "/" /})
(defn rpn [s] (first (reduce (fn [st t] (if-let [f (ops t)] (let [[b a & r] st] (cons (f a b) r)) (cons (parse-long t) st))) () (re-seq #"\S+" s))))
(prn (rpn "3 4 + 2 *") (rpn "1 3 /") (rpn "10 2 8 * + 3 -"))
