(import '(java.math RoundingMode))
(defn show [f] (try (pr-str (f)) (catch Throwable e (.getName (class e)))))
(doseq [x [0M 1M -1M 1.50M 100M 1E+3M 0.001M 123.456M -7.5M 0.05M 2.5M -2.5M]]
  (println x (.unscaledValue x) (class (.unscaledValue x))
           (for [mode [RoundingMode/UP RoundingMode/DOWN RoundingMode/CEILING
                       RoundingMode/FLOOR RoundingMode/HALF_UP
                       RoundingMode/HALF_DOWN RoundingMode/HALF_EVEN]
                 y [3M -8M 0.7M]
                 scale [0 2 5 -1]]
             (show #(.divide x y (int scale) mode)))
           (show #(.divide x 3M RoundingMode/HALF_UP))
           (show #(.divide x 4M RoundingMode/UNNECESSARY))
           (show #(.divide x 0M 2 RoundingMode/UP))))
(doseq [n [0 1 -1 127 128 -128 -129 255 256 65535 -65536 123456789012345678901N
           -123456789012345678901N]]
  (prn n (vec (.toByteArray (biginteger n)))))
(doseq [x [0.0 -0.0 ##NaN ##Inf 1.5] y [0.0 -0.0 ##NaN ##-Inf]]
  (print (.compareTo x y) ""))
(println)
(println (.formatted "%s-%d" (object-array ["a" 5])))
