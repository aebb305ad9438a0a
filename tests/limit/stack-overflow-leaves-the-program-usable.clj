(defn down [n] (inc (down (inc n))))
(dotimes [_ 3]
  (prn (try (down 0) (catch StackOverflowError e :overflow))))
(prn (reduce + (range 1000)))
