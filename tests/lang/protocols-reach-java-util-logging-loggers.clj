;; What tools.logging does where there is no other library.
(defprotocol Logging (enabled? [l level]) (write! [l level e message]))
(println (Class/forName "java.util.logging.Logger"))
(extend java.util.logging.Logger
  Logging
  {:enabled? (fn [^java.util.logging.Logger l level] (.isLoggable l level))
   :write! (fn [^java.util.logging.Logger l ^java.util.logging.Level level ^Throwable e message]
             (let [^String message (str message)]
               (if e (.log l level message e) (.log l level message))))})
(let [l (java.util.logging.Logger/getLogger (str 'a.namespace))]
  (.setUseParentHandlers l false)
  (.addHandler l (proxy [java.util.logging.Handler] []
                   (publish [^java.util.logging.LogRecord r]
                     (println (str (.getLevel r)) (.getLoggerName r) (.getMessage r)
                              (some-> (.getThrown r) ex-message)))
                   (flush [])
                   (close [])))
  (println (enabled? l java.util.logging.Level/FINE) (enabled? l java.util.logging.Level/INFO))
  (write! l java.util.logging.Level/INFO nil [1 2])
  (write! l java.util.logging.Level/SEVERE (Exception. "why") :failed))
