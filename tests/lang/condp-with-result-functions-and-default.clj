(defn f [x]
  (condp some [1 2 3 4]
    #{0 6 7} :>> inc
    #{x} :>> #(+ % 100)
    :no))
(prn (f 4) (f 9))
(prn (condp = 3 1 :one 3 :three))
(prn (try (condp = 9 1 :one) (catch IllegalArgumentException e (ex-message e))))
