;; TemporalAdjusters, temporals as adjusters, TemporalQueries, zones and clocks.
(import '[java.time Clock DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime
          Month MonthDay OffsetDateTime OffsetTime Period Year YearMonth ZonedDateTime
          ZoneId ZoneOffset]
        '[java.time.chrono IsoChronology IsoEra]
        '[java.time.temporal ChronoField ChronoUnit Temporal TemporalAccessor
          TemporalAdjuster TemporalAdjusters TemporalQueries TemporalQuery])
(defmacro tried [form]
  `(try (str ~form)
        (catch Exception e# (str (.getSimpleName (class e#)) ": " (ex-message e#)))))
(def adjusters
  (concat [(TemporalAdjusters/firstDayOfMonth) (TemporalAdjusters/lastDayOfMonth)
           (TemporalAdjusters/firstDayOfNextMonth) (TemporalAdjusters/firstDayOfYear)
           (TemporalAdjusters/lastDayOfYear) (TemporalAdjusters/firstDayOfNextYear)]
          (for [d [DayOfWeek/MONDAY DayOfWeek/THURSDAY DayOfWeek/SUNDAY]
                f [#(TemporalAdjusters/next %) #(TemporalAdjusters/nextOrSame %)
                   #(TemporalAdjusters/previous %) #(TemporalAdjusters/previousOrSame %)
                   #(TemporalAdjusters/firstInMonth %) #(TemporalAdjusters/lastInMonth %)
                   #(TemporalAdjusters/dayOfWeekInMonth 2 %)
                   #(TemporalAdjusters/dayOfWeekInMonth 0 %)
                   #(TemporalAdjusters/dayOfWeekInMonth -2 %)]]
            (f d))))
(doseq [^Temporal t [(LocalDate/of 2024 2 29) (LocalDate/of 2023 10 1)
                     (LocalDateTime/of 2024 12 31 5 6)]]
  (println (str t) (map (fn [^TemporalAdjuster a] (tried (.with t a))) adjusters)))
(println (tried (.with LocalTime/NOON ^TemporalAdjuster (first adjusters)))
         (instance? TemporalAdjuster (first adjusters))
         (str (.with (LocalDate/of 2024 2 29)
                     (reify TemporalAdjuster (adjustInto [_ t] (.plus t 1 ChronoUnit/DECADES))))))
(println "-- temporals as adjusters")
(def local (LocalDateTime/of 2024 2 29 13 5 9 123456789))
(def temporals
  [(.toLocalDate local) (.toLocalTime local) local
   (.atOffset local (ZoneOffset/ofHours 2)) (.atZone local (ZoneId/of "UTC"))
   (OffsetTime/of 0 59 59 5 (ZoneOffset/ofHoursMinutes -3 -30))
   (Instant/ofEpochSecond -5 7000000) (Year/of 2023) (YearMonth/of 2023 11)])
(doseq [^Temporal t temporals]
  (println (str t)
           (map (fn [^TemporalAdjuster a] (tried (.with t a)))
                [(LocalDate/of 2020 1 2) (LocalTime/of 1 2) (LocalDateTime/of 2020 1 2 3 4)
                 (OffsetDateTime/of 2020 1 2 3 4 5 6 (ZoneOffset/ofHours 1))
                 (OffsetTime/of 3 4 5 6 (ZoneOffset/ofHours 1)) (Instant/ofEpochSecond 99 5)
                 (Year/of 1999) (YearMonth/of 1999 1) (MonthDay/of 2 29) Month/MARCH
                 DayOfWeek/MONDAY (ZoneOffset/ofHours 7) IsoEra/BCE])))
(println "-- queries")
(doseq [^TemporalAccessor t (concat temporals [(MonthDay/of 1 1) Month/MAY DayOfWeek/FRIDAY
                                               ZoneOffset/UTC IsoEra/CE])]
  (println (str t)
           (map (fn [q] (tried (.query t q)))
                [(TemporalQueries/zoneId) (TemporalQueries/zone) (TemporalQueries/offset)
                 (TemporalQueries/precision) (TemporalQueries/chronology)
                 (TemporalQueries/localDate) (TemporalQueries/localTime)
                 (reify TemporalQuery (queryFrom [_ x] (.isSupported ^TemporalAccessor x ChronoField/YEAR)))]))
  (println "  " (tried (ZoneId/from t)) (tried (ZoneOffset/from t)) (tried (LocalDate/from t))
           (tried (LocalTime/from t)) (tried (LocalDateTime/from t)) (tried (Instant/from t))
           (tried (OffsetDateTime/from t)) (tried (ZonedDateTime/from t)) (tried (OffsetTime/from t))
           (tried (YearMonth/from t))))
(println "-- calendar")
(println (map str [(.getChronology local) (.getChronology (first temporals)) (.getEra (LocalDate/of 0 1 1))
                   (.getEra (LocalDate/of 1 1 1)) (IsoEra/of 1)])
         (.getValue IsoEra/BCE) (.isLeapYear IsoChronology/INSTANCE 2024) (.getId IsoChronology/INSTANCE)
         (.getCalendarType IsoChronology/INSTANCE) (str (.date IsoChronology/INSTANCE 2020 1 2))
         (= IsoChronology/INSTANCE (.getChronology (nth temporals 4))))
(println "-- zones")
(let [z (ZoneId/of "UTC") o (ZoneOffset/ofHours 3) rules (.getRules o)]
  (println (.isFixedOffset rules) (str (.getOffset rules Instant/EPOCH)) (str rules)
           (map str (.getValidOffsets rules local)) (.isValidOffset rules local o)
           (.isDaylightSavings rules Instant/EPOCH) (str (.getDaylightSavings rules Instant/EPOCH))
           (nil? (.nextTransition rules Instant/EPOCH)) (= rules (.getRules o))
           (str (.getOffset (.getRules z) local)) (str (ZoneOffset/ofHoursMinutesSeconds 1 2 3))
           (str (.normalized z)) (str (ZoneId/of "X" {"X" "+02:00"})))
  (println (map str [(ZonedDateTime/ofLocal local z nil) (ZonedDateTime/ofStrict local o o)
                     (ZonedDateTime/ofInstant local (ZoneOffset/ofHours 2) o)
                     (.withEarlierOffsetAtOverlap (ZonedDateTime/of local z))
                     (.withLaterOffsetAtOverlap (ZonedDateTime/of local z))
                     (.withFixedOffsetZone (ZonedDateTime/of local z))
                     (.withOffsetSameLocal (OffsetDateTime/of local o) ZoneOffset/UTC)
                     (.withOffsetSameLocal (OffsetTime/of LocalTime/NOON o) ZoneOffset/UTC)
                     (.withOffsetSameInstant (OffsetTime/of LocalTime/NOON o) ZoneOffset/UTC)
                     (.atZoneSameInstant (OffsetDateTime/of local o) z)
                     (.atZoneSimilarLocal (OffsetDateTime/of local o) z)
                     (.atOffset LocalTime/NOON o) (.atDate (OffsetTime/of LocalTime/NOON o) (first temporals))
                     (.atTime (first temporals) (OffsetTime/of LocalTime/NOON o))
                     OffsetDateTime/MIN OffsetDateTime/MAX OffsetTime/MIN])
           (tried (ZonedDateTime/ofStrict local o z))
           (map str (sort (OffsetDateTime/timeLineOrder)
                          [(OffsetDateTime/of local ZoneOffset/UTC) (OffsetDateTime/of local o)]))))
(println "-- clocks")
(let [fixed (Clock/fixed (Instant/parse "2015-01-01T10:20:30.123456789Z") (ZoneId/of "UTC"))
      late (Clock/offset fixed (Duration/ofMinutes 30))
      clocks [fixed late (Clock/tick fixed (Duration/ofMinutes 10))
              (Clock/tick fixed (Duration/ofMillis 7)) (Clock/offset fixed Duration/ZERO)]]
  (doseq [^Clock c clocks]
    (println (str c) (str (.instant c)) (.millis c) (str (.getZone c)) (instance? Clock c)
             (str (.withZone c (ZoneOffset/ofHours 1))) (= c fixed) (= c (.withZone c (.getZone c)))
             (str (LocalDateTime/now c)) (str (OffsetTime/now c)) (str (ZonedDateTime/now c))
             (str (Instant/now c)) (str (LocalDate/now c))))
  (println (str (.instant (Clock/tick fixed (Duration/ofNanos 1000)))))
  (println (str (Clock/systemUTC)) (str (Clock/tickSeconds ZoneOffset/UTC))
           (zero? (rem (.millis (Clock/tickSeconds ZoneOffset/UTC)) 1000))
           (= (Clock/systemUTC) (Clock/system ZoneOffset/UTC))
           (tried (Clock/tick fixed (Duration/ofNanos -1)))
           (tried (Clock/tick fixed (Duration/ofNanos 1234567)))))
(println (count ZoneId/SHORT_IDS) (str (ZoneId/of "EST" ZoneId/SHORT_IDS)))
