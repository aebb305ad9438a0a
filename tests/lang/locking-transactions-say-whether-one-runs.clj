;; clojure.lang.LockingTransaction
(import 'clojure.lang.LockingTransaction)
(def r (ref 1))
(defn running? [] (LockingTransaction/isRunning))
(println (running?) (dosync (running?)) (sync nil (running?)) (running?))
(println (dosync (dosync (alter r inc)) (running?)) @r
         (try (dosync (throw (ex-info "out" {}))) (catch Exception e (running?))))
(println (LockingTransaction/runInTransaction (fn [] [(alter r + 10) (running?)])) (running?) @r)
(add-watch r :w (fn [_ _ a b] (println a b (running?))))
(dosync (ref-set r 0))
(shutdown-agents)
