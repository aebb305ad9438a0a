(prn (try
       (try (throw (IllegalStateException. "inner"))
            (catch ArithmeticException e :wrong))
       (catch IllegalStateException e (.getMessage e))))
