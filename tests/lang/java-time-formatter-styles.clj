;; Resolver styles, case, padding, reduced years, eras, quarters, weeks, locales.
(import '[java.time DayOfWeek LocalDate LocalDateTime LocalTime Month OffsetDateTime Year
          YearMonth ZoneOffset]
        '[java.time.format DateTimeFormatter DateTimeFormatterBuilder DecimalStyle
          FormatStyle ResolverStyle SignStyle TextStyle]
        '[java.time.temporal ChronoField TemporalAccessor TemporalField TemporalQuery]
        'java.util.Locale)
(defmacro tried [form]
  `(try (str ~form) (catch Exception e# (.getSimpleName (class e#)))))
(defn of [pattern] (DateTimeFormatter/ofPattern pattern Locale/US))
(def dt (LocalDateTime/of 2024 2 9 13 5 7 123456789))
(println "-- styles")
(doseq [^ResolverStyle style (ResolverStyle/values) text ["2023-02-28" "2023-02-30" "2023-14-33"]]
  (println (str style) text
           (tried (LocalDate/parse text (.withResolverStyle (of "uuuu-MM-dd") style)))
           (tried (LocalDate/parse text (.withResolverStyle (of "yyyy-MM-dd") style)))
           (tried (LocalDate/parse (str text " AD") (.withResolverStyle (of "yyyy-MM-dd G") style)))))
(println (map str [(.getResolverStyle (of "HH")) (.getResolverStyle DateTimeFormatter/ISO_DATE)
                   (.getResolverStyle (.withResolverStyle (of "HH") ResolverStyle/LENIENT))
                   (.getLocale (of "HH")) (.getDecimalStyle (of "HH")) DecimalStyle/STANDARD
                   (ResolverStyle/valueOf "SMART") (FormatStyle/valueOf "LONG") (SignStyle/valueOf "NEVER")]))
(println "-- letters")
(doseq [p ["G yyyy" "GGGG y" "GGGGG" "Q" "QQ" "QQQ" "QQQQ" "A" "N" "h:mm a" "EEEE d MMMM" "LLL" "DDD"]]
  (println p (.format (of p) dt)))
(println (.format (of "yyyy G") (LocalDate/of -5 1 1))
         (str (LocalDate/parse "0006-01-01 BC" (of "yyyy-MM-dd G"))))
(println "-- ISO")
(doseq [d [(LocalDate/of 2024 12 30) (LocalDate/of 2021 1 3) (LocalDate/of 2016 1 1)]
        ^DateTimeFormatter f [DateTimeFormatter/ISO_WEEK_DATE DateTimeFormatter/ISO_ORDINAL_DATE]]
  (println (.format f d) (str (LocalDate/parse (.format f d) f))))
(println (.format DateTimeFormatter/ISO_WEEK_DATE (OffsetDateTime/of dt ZoneOffset/UTC))
         (tried (LocalDate/parse "2023-W53-1" DateTimeFormatter/ISO_WEEK_DATE))
         (tried (LocalDate/parse "2023-366" DateTimeFormatter/ISO_ORDINAL_DATE)))
(println "-- builders")
(defn built [f] (.toFormatter (f (DateTimeFormatterBuilder.)) Locale/US))
(let [any (built #(-> ^DateTimeFormatterBuilder % (.parseCaseInsensitive) (.appendPattern "hh:mma EEE")))
      strict (built #(-> ^DateTimeFormatterBuilder % (.appendPattern "hh:mma")))]
  (println (str (LocalTime/parse "12:34am thu" any)) (str (LocalTime/parse "12:34PM THU" any))
           (tried (LocalTime/parse "12:34am" strict)) (str (LocalTime/parse "12:34AM" strict))
           (.format any dt)))
(let [f (built #(-> ^DateTimeFormatterBuilder % (.padNext 4) (.appendValue ChronoField/DAY_OF_MONTH)
                    (.appendLiteral "|") (.padNext 3 \*) (.appendValue ChronoField/MONTH_OF_YEAR)
                    (.appendLiteral "|") (.appendValueReduced ChronoField/YEAR 2 2 1990)))]
  (println (.format f dt) (str (LocalDate/parse "   9|**2|24" f)) (str (LocalDate/parse "   9|**2|95" f))
           (tried (LocalDate/parse "9|2|95" f))))
(let [f (built #(.appendText ^DateTimeFormatterBuilder % ChronoField/MONTH_OF_YEAR {1 "one" 2 "two" 3 "three"}))]
  (println (.format f dt) (.get (.parse f "three") ChronoField/MONTH_OF_YEAR)))
(let [f (built #(-> ^DateTimeFormatterBuilder % (.appendText ChronoField/AMPM_OF_DAY)
                    (.appendValue ChronoField/HOUR_OF_AMPM)
                    (.parseDefaulting ChronoField/MINUTE_OF_HOUR 30)))]
  (println (.format f dt) (str (LocalTime/parse "PM1" f))))
(let [f (built #(-> ^DateTimeFormatterBuilder % (.appendPattern "HH") (.parseDefaulting ChronoField/EPOCH_DAY 3)))]
  (println (str (LocalDate/from (.parse f "12")))))
(println "-- parsed")
(let [^TemporalAccessor p (.parse (of "yyyy-MM-dd HH:mm") "2024-02-09 13:05")]
  (println (.isSupported p ChronoField/YEAR) (.isSupported p ChronoField/OFFSET_SECONDS)
           (.getLong p ChronoField/EPOCH_DAY) (.get p ChronoField/DAY_OF_WEEK) (.get p ChronoField/MINUTE_OF_DAY)
           (map str [(Year/from p) (YearMonth/from p) (Month/from p) (DayOfWeek/from p)
                     (LocalDateTime/from p)])
           (tried (OffsetDateTime/from p))))
(println (.get (.parse (of "MM") "11") ChronoField/MONTH_OF_YEAR)
         (str (Year/parse "15" (of "yy")))
         (str (LocalDate/parse "2024-02-09T13:05" (.withResolverFields DateTimeFormatter/ISO_LOCAL_DATE_TIME
                                                    ^java.util.Set (set [ChronoField/YEAR ChronoField/DAY_OF_YEAR
                                                                         ChronoField/MONTH_OF_YEAR ChronoField/DAY_OF_MONTH]))))
         (tried (LocalDateTime/parse "2024-02-09T13:05" (.withResolverFields DateTimeFormatter/ISO_LOCAL_DATE_TIME
                                                          ^java.util.Set (set [ChronoField/YEAR ChronoField/MONTH_OF_YEAR
                                                                               ChronoField/DAY_OF_MONTH])))))
(defn query [f] (reify TemporalQuery (queryFrom [_ x] (f x))))
(println (map (fn [text]
                (str (.parseBest (of "yyyy-MM-dd[ HH:mm]") text
                                 (into-array TemporalQuery [(query #(LocalDateTime/from %))
                                                            (query #(LocalDate/from %))]))))
              ["2024-02-09" "2024-02-09 01:02"]))
(println "-- localized")
(println (map (fn [^FormatStyle s] (.format (.withLocale (DateTimeFormatter/ofLocalizedDate s) Locale/US) dt))
              (FormatStyle/values)))
(println (map (fn [^FormatStyle s] (.format (.withLocale (DateTimeFormatter/ofLocalizedDateTime s) Locale/US) dt))
              [FormatStyle/MEDIUM FormatStyle/SHORT]))
(let [out (StringBuilder.)] (.formatTo (of "uuuu") dt out) (println (str out)))
