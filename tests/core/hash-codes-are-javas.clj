;; Object.hashCode, and what str shows of a lazy seq from it; floats as text.
(doseq [x [nil "" "abc" "häß☃" 0 -1 5 (int -1) (short -7) (byte 3) 4294967296 -4294967297 Long/MIN_VALUE
           'a 'a/b :a :a/b [] [1 :a "b"] '(1 2) {} {:a 1 'b [2]} #{1 :x} (range 5) \a true false 1.5 (float 1.5)
           2/3 1M 10N]]
  (println (pr-str x) (.hashCode (or x 0))))
(println (re-find #"@[0-9a-f]+" (str (map inc [1 2 3]))) (re-find #"@[0-9a-f]+" (str (map identity [:a 'b/c nil "x" -1 {:a 1} #{2}]))))
(println (hash-combine 1 (.hashCode "abc")) (java.util.Objects/hash (object-array [1 "a" :k (quote q/r)])))
(println (pr-str "a\n\t\r\f\b\"\\\u0001é☃") (str 1.0E-5 " " (float 1.0E-5) " " Float/MIN_VALUE " " Double/MIN_VALUE " " Float/MAX_VALUE " " (float 0.1) " " -0.0 " " (float -0.0) " " 123456.789))
(println (java.util.Objects/hash (object-array [])) (java.util.Objects/hash (into-array Object [nil])) (String/format "%s-%s" (object-array [1 2])) (vec (java.util.Arrays/asList (object-array [1 2]))))
(println (map float [1.0E10 3.4E-40 16777216.0 0.3 8388608.5]) (pr-str ##Inf ##NaN))
(println (map #(.hashCode %) [10N 0N -1N -10N 4294967296N -4294967297N 123456789012345678901N -123456789012345678901N]))
(println (map #(.hashCode %) [1.0M 1.5M 10M -1M 0M 0.00M 1E20M 2/3 -2/3 1.5 -0.0 0.0 ##NaN (float -0.0) \z (biginteger 10) (biginteger -10) (biginteger 123456789012345678901N)]))
(println (map hash [10N -1N -10N 123456789012345678901N 1.5M 1.50M 0.00M 2/3 -0.0 (float -0.0) (biginteger -10)]))
(println (.hashCode [10N -10N]) (.hashCode {10N 1.5M}) (.hashCode #{:a "b" 2/3 1.5}))
