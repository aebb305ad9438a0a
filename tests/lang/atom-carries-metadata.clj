(def a (atom 1 :meta {:m 1}))
(prn (meta a) (alter-meta! a assoc :n 2) (meta a) (reset-meta! a {:z 1}))
