;; A StringBuilder is no text: it prints as an object.
(def sb (StringBuilder. "ab"))
(println (re-find #"java.*Builder|ab" (pr-str sb)) (re-find #"java.*Builder|ab" (with-out-str (print sb))) (str sb) (str "x" sb))
(println (re-find #"java.*Builder" (pr-str [sb])) (re-find #"java.*Builder" (str [sb])))
(println (format "%s" sb) (re-find #"Builder" (pr-str {:a sb})))
