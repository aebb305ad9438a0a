(declare b)
(defn a [x] [(b x)])
(defn b [x] [(a x)])
(prn (try (a 1) (catch StackOverflowError e :overflow)))
