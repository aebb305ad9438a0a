(defprotocol P :extend-via-metadata true (m [x]))
(prn (m (with-meta [1] {`m (fn [x] [:meta x])})))
