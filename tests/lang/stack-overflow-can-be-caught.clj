(defn down [n] (inc (down (inc n))))
(prn (try (down 0) (catch StackOverflowError e :overflow)))
