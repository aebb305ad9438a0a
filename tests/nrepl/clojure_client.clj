;; SPDX-License-Identifier: MIT
;; Clojure's own nREPL client, on the JVM: the port is the argument.
(require '[clojure.tools.nrepl :as nrepl])

(with-open [connection (nrepl/connect :port (parse-long
                                             (first *command-line-args*)))]
  (let [client (nrepl/client connection 60000)
        session (nrepl/client-session client)
        send (fn [code] (doall (nrepl/message session {:op "eval" :code code})))]
    (prn (nrepl/response-values (send "(defn f [x] (* x x)) (map f (range 5))")))
    (prn (nrepl/combine-responses
          (map #(dissoc % :id :session) (send "(println \"out\") (f :a)"))))
    (prn (nrepl/response-values (send "[*1 (class *e)]")))
    (prn (sort (keys (:ops (nrepl/combine-responses
                            (nrepl/message client {:op "describe"}))))))))
(shutdown-agents)
