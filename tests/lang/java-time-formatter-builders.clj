(import '(java.time LocalDate LocalDateTime Instant ZoneOffset OffsetDateTime)
        '(java.time.format DateTimeFormatter DateTimeFormatterBuilder)
        '(java.time.temporal ChronoField TemporalQuery))

(def lenient
  (-> (DateTimeFormatterBuilder.)
      (.appendPattern "yyyy-MM-dd['T'HH:mm:ss]")
      (.optionalStart)
      (.appendFraction ChronoField/MICRO_OF_SECOND 0 9 true)
      (.optionalEnd)
      (.optionalStart) (.appendOffset "+HHMMss" "Z") (.optionalEnd)
      (.optionalStart) (.appendOffset "+HH:MM:ss" "Z") (.optionalEnd)
      (.parseDefaulting ChronoField/HOUR_OF_DAY 0)
      (.parseDefaulting ChronoField/OFFSET_SECONDS 0)
      (.toFormatter)))

(doseq [s ["2014-12-18" "2014-12-18T13:37:00" "2014-12-18T13:37:00.250Z"
           "2014-12-18T13:37:00.123456789+02:00" "2014-12-18T13:37:00+0230"]]
  (prn s (str (Instant/from (.parse lenient s)))))
(prn (try (.parse lenient "2014/12/18") (catch Exception e (class e))))

(def parts
  (-> (DateTimeFormatterBuilder.)
      (.appendValue ChronoField/DAY_OF_MONTH 2)
      (.appendLiteral ".")
      (.appendText ChronoField/MONTH_OF_YEAR)
      (.appendLiteral " ")
      (.appendValue ChronoField/YEAR 4)
      (.appendOptional (DateTimeFormatter/ofPattern " HH:mm"))
      (.toFormatter)))
(println (.format parts (LocalDateTime/of 2024 2 29 7 5)))
(println (.format parts (LocalDate/of 2024 2 29)))
(println (str (LocalDate/parse "29.February 2024" parts)))
(println (str (LocalDateTime/parse "29.February 2024 07:05" parts)))
(println (str ChronoField/MONTH_OF_YEAR))

(println (str (.parse DateTimeFormatter/ISO_LOCAL_DATE "2020-01-02"
                      (reify TemporalQuery
                        (queryFrom [_ t] (LocalDate/from t))))))
(println (try (.optionalEnd (DateTimeFormatterBuilder.))
              (catch IllegalStateException e (ex-message e))))
