(import '[java.text DecimalFormat NumberFormat Normalizer Normalizer$Form StringCharacterIterator]
        '[java.util Currency Locale])
(doseq [[p x] [["#,##0.00" 1234567.891] ["0.###" 2.5] ["000" 7] ["#.#" 0.25] ["0.0" -1.25]
               ["#,##0" 999.5] ["0%" 0.256] ["#,###.##" 12345678] ["$0.00" 3M] ["0.00" 0.005]]]
  (println p x (.format (DecimalFormat. p) x)))
(println (.format (NumberFormat/getInstance Locale/US) 1234.5678)
         (.format (NumberFormat/getPercentInstance Locale/US) 0.5)
         (.format (NumberFormat/getIntegerInstance Locale/US) 1234.5)
         (.format (doto (NumberFormat/getInstance Locale/US) (.setMaximumFractionDigits 1)) 2.25)
         (.format (doto (NumberFormat/getInstance Locale/US) (.setGroupingUsed false)) 123456))
(println (str (Currency/getInstance "USD")) (.getCurrencyCode (Currency/getInstance "EUR"))
         (= (Currency/getInstance "USD") (Currency/getInstance "USD")) (class (Currency/getInstance "USD")))
(println (Normalizer/normalize "abc" Normalizer$Form/NFD))
(let [i (StringCharacterIterator. "ab")]
  (println (.first i) (.next i) (int (.next i)) (.getIndex i) (.last i)))
