(prn (clojure.lang.PersistentArrayMap/createWithCheck (to-array [1 2 3 4])))
(prn (try (clojure.lang.PersistentArrayMap/createWithCheck (to-array [1 2 1 3])) (catch IllegalArgumentException e (.getMessage e))))
