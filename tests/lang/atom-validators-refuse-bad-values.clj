(def a (atom 1 :validator pos?))
(prn (try (reset! a -1) (catch IllegalStateException e (ex-message e))) @a)
(prn (swap! a inc))
