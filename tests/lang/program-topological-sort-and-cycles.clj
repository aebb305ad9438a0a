(defn topo [graph]
  (loop [g graph out []]
    (if (empty? g)
      out
      (if-let [ready (seq (sort (for [[n deps] g :when (empty? (remove (set out) deps))] n)))]
        (recur (apply dissoc g ready) (into out ready))
        (throw (ex-info "cycle" {:nodes (set (keys g))}))))))
(prn (topo {:d [:b :c] :b [:a] :c [:a] :a [] :e [:d :a]}))
(prn (try (topo {:a [:b] :b [:c] :c [:a] :x []}) (catch clojure.lang.ExceptionInfo e [(ex-message e) (ex-data e)])))
