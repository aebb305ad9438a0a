(prn (:a {:a 1}) (:z {:a 1} :none) ({:a 1} :a) ({:a 1} :z :none) (#{1 2} 1) (#{1} 5))
(prn ([10 20] 1) ('s {'s 5}) (:a nil) (:a #{:a}) (map :n [{:n 1} {:n 2}]))
(prn (try ([1] 5) (catch IndexOutOfBoundsException e :out)))
