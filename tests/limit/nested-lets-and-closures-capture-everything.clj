(defmacro chain [n expr] (if (zero? n) expr (let [s (gensym)] `(let [~s (fn [] ~expr)] (chain ~(dec n) (inc (~s)))))))
(prn (chain 12 1))
