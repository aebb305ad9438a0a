(prn (merge {:a 1} {:b 2} nil {:a 3}) (merge) (merge nil nil) (merge nil {:a 1}) (merge-with + {:a 1 :b 1} {:a 2} {:a 3 :c 1}))
(prn (merge-with into {:a [1]} {:a [2] :b [3]}))
