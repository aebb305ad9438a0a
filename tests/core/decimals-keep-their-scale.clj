(prn (+ 1.10M 2.2M) (* 1.5M 1.50M) (- 1M 0.01M) (/ 1M 4M) (= 1.0M 1.00M) (== 1.0M 1.00M) (bigdec 3))
(prn (try (/ 1M 3M) (catch ArithmeticException e (ex-message e))) (with-precision 5 (/ 1M 3M)) (decimal? 1M))
