(declare expr)
(defn term [[x & more]] (if (= x '<) (let [[v [_ & r]] (expr more)] [v r]) [x more]))
(defn expr [ts]
  (loop [[v ts] (term ts)]
    (if (= '+ (first ts))
      (let [[v2 ts] (term (rest ts))] (recur [(+ v v2) ts]))
      [v ts])))
(prn (first (expr '[1 + < 2 + 3 > + 4])))
