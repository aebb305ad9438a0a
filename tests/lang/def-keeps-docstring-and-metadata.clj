(def ^{:extra 1} x "the doc" 5)
(defn ^:tagged f "adds" {:more 2} [a b] (+ a b))
(prn (:doc (meta #'x)) (:extra (meta #'x)))
(prn (select-keys (meta #'f) [:doc :tagged :more :arglists :name]))
