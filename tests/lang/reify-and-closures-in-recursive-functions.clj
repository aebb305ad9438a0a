(defprotocol Visitor (visit [v x]))
(defn make [depth]
  (reify Visitor
    (visit [this x] (if (zero? depth) x [depth (visit (make (dec depth)) x)]))))
(prn (visit (make 3) :leaf))
