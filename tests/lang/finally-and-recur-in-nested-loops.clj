(def log (atom []))
(defn f [n]
  (loop [i 0]
    (when (< i n)
      (try
        (when (odd? i) (throw (ex-info "odd" {:i i})))
        (swap! log conj [:ok i])
        (catch Exception e (swap! log conj [:caught (:i (ex-data e))]))
        (finally (swap! log conj :f)))
      (recur (inc i)))))
(f 3)
(prn @log)
