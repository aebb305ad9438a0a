(prn (long -3.9) (double 1) (float 1.5) (float 0) (short 7) (byte -1) (int \a) (char 97) (num 5) (boolean nil))
(defn f [g] (try (g) (catch IllegalArgumentException e (ex-message e))))
(prn (f #(byte 200)) (f #(char -1)) (f #(long 1e30)) (f #(short 40000)))
