(let [{:keys [a b]} '(:a 1 :b 2)] (prn a b))
(let [{:keys [a]} (list {:a 3})] (prn a))
