(println (try (-) (catch Throwable _ :thrown)))
(println (try (let [x (subs "a")] x) (catch clojure.lang.ArityException e (ex-message e))))
