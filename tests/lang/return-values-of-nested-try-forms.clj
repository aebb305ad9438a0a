(defn f [x]
  (try
    (try
      (case x 0 :plain 1 (throw (ArithmeticException. "a")) 2 (throw (IllegalStateException. "s")) (throw (Error. "e")))
      (catch ArithmeticException e :inner)
      (finally (print "[i]")))
    (catch IllegalStateException e :outer)
    (catch Throwable t [:throwable (.getMessage t)])
    (finally (print "[o]"))))
(prn (mapv f [0 1 2 3]))
