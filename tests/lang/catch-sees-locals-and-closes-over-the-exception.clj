(defn f [x]
  (let [y (* x 2)]
    (try (throw (ex-info "m" {:x x}))
         (catch Exception e (fn [] [x y (ex-data e)])))))
(prn ((f 4)))
