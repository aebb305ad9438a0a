(defn f [[a b] {:keys [c]} & [d]] [a b c d])
(prn (f [1 2] {:c 3}) (f [1 2] {:c 3} 4))
(prn ((fn [{:keys [a]} & more] [a more]) {:a 1} 2 3))
(prn (map (fn [[k v]] [v k]) {:a 1 :b 2}))
