(prn (parse-long "42") (parse-long "-7") (parse-long "x") (parse-long "9223372036854775808") (parse-long "+5"))
(prn (parse-double "1.5") (parse-double "1e3") (parse-double "abc") (parse-boolean "true") (parse-boolean "yes"))
(prn (Long/parseLong "12") (Integer/parseInt "7f" 16) (Double/parseDouble "2.5"))
(prn (try (Long/parseLong "1x") (catch NumberFormatException e (ex-message e))))
