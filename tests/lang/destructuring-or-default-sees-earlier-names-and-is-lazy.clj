(let [{:keys [a b] :or {a (do (println "a") 1) b 2}} {:a 7}] (prn a b))
(let [{:keys [a] :or {a (do (println "default") 1)}} {}] (prn a))
