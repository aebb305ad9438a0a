;; Each field of each temporal: its value, its range, the temporal with another.
(import '[java.time DayOfWeek Instant LocalDate LocalDateTime LocalTime Month MonthDay
          OffsetDateTime OffsetTime Year YearMonth ZonedDateTime ZoneId ZoneOffset]
        '[java.time.temporal ChronoField ChronoUnit IsoFields JulianFields
          Temporal TemporalAccessor TemporalField ValueRange WeekFields])
(defmacro tried [form]
  `(try (str ~form)
        (catch Exception e# (str (.getSimpleName (class e#)) ": " (ex-message e#)))))
(doseq [f (ChronoField/values)]
  (println (.name f) (str f) (.ordinal f) (str (.getBaseUnit f)) (str (.getRangeUnit f))
           (str (.range f)) (.isDateBased f) (.isTimeBased f)
           (= f (ChronoField/valueOf (.name f))) (instance? TemporalField f)))
(def local (LocalDateTime/of 2024 2 29 13 5 9 123456789))
(def temporals
  [(.toLocalDate local) (.toLocalTime local) local
   (.atOffset local (ZoneOffset/ofHours 2)) (.atZone local (ZoneId/of "UTC"))
   (OffsetTime/of 0 59 59 5 (ZoneOffset/ofHoursMinutes -3 -30))
   (Instant/ofEpochSecond -5 7000000) (LocalDate/of -3 12 31)
   (Year/of 2024) (Year/of 0) (YearMonth/of 2023 11) (MonthDay/of 2 29)
   DayOfWeek/FRIDAY Month/FEBRUARY (ZoneOffset/ofHours -7)])
(def fields
  (concat (ChronoField/values)
          [IsoFields/DAY_OF_QUARTER IsoFields/QUARTER_OF_YEAR
           IsoFields/WEEK_OF_WEEK_BASED_YEAR IsoFields/WEEK_BASED_YEAR
           JulianFields/JULIAN_DAY JulianFields/MODIFIED_JULIAN_DAY
           JulianFields/RATA_DIE]))
(doseq [t temporals]
  (println "--" (.getSimpleName (class t)) (str t))
  (doseq [^TemporalField f fields :let [^TemporalAccessor t t]]
    (if (.isSupported t f)
      (println " " (str f) (.getLong t f) (str (.range t f)) (.isSupportedBy f t)
               (.getFrom f t) (= (.range t f) (.rangeRefinedBy f t))
               (tried (class (.get t f))))
      (println " " (str f) "no" (re-find #"^\w+: Unsupported field|^\w+" (tried (.getLong t f))))))
  (println (.isSupported ^TemporalAccessor t nil)))
(println "-- with")
(doseq [^Temporal t (take 11 temporals), ^TemporalField f fields
        :when (.isSupported t f)]
  (println (str t) (str f) (tried (.with t f 1)) (tried (.with t f 5))
           (= (tried (.with t f 1)) (tried (.adjustInto f t 1)))))
(doseq [[^Temporal t ^TemporalField f n] [[(first temporals) ChronoField/DAY_OF_MONTH 32]
                                         [(first temporals) ChronoField/MONTH_OF_YEAR 13]
                                         [(first temporals) ChronoField/DAY_OF_YEAR 366]
                                         [(.minusYears (first temporals) 1) ChronoField/DAY_OF_YEAR 366]
                                         [(first temporals) ChronoField/HOUR_OF_DAY 1]
                                         [(second temporals) ChronoField/HOUR_OF_DAY 24]
                                         [(second temporals) ChronoField/EPOCH_DAY 0]
                                         [(first temporals) IsoFields/QUARTER_OF_YEAR 5]
                                         [(nth temporals 5) ChronoField/OFFSET_SECONDS 99999]
                                         [(Year/of 1) ChronoField/MONTH_OF_YEAR 1]]]
  (println (tried (.with t f n))))
(println (tried (.get (first temporals) ChronoField/EPOCH_DAY))
         (tried (.get (second temporals) ChronoField/NANO_OF_DAY))
         (tried (.get (second temporals) ChronoField/YEAR))
         (tried (.get (YearMonth/of 1 1) ChronoField/PROLEPTIC_MONTH)))
(println "-- ranges")
(doseq [r [(ValueRange/of 1 5) (ValueRange/of 1 28 31) (ValueRange/of 0 1 52 54)
           (ValueRange/of -9 99999999999)]]
  (println (str r) (.getMinimum r) (.getLargestMinimum r) (.getSmallestMaximum r)
           (.getMaximum r) (.isFixed r) (.isIntValue r) (.isValidValue r 30)
           (.isValidIntValue r 3) (.hashCode r) (= r (ValueRange/of 1 5))
           (tried (.checkValidValue r -10 ChronoField/DAY_OF_MONTH))
           (tried (.checkValidIntValue r 3 ChronoField/DAY_OF_MONTH))))
(println (tried (ValueRange/of 2 1)) (tried (ValueRange/of 1 3 2)))
(println (.checkValidValue ChronoField/HOUR_OF_DAY 23)
         (class (.checkValidIntValue ChronoField/HOUR_OF_DAY 23))
         (tried (.checkValidValue ChronoField/HOUR_OF_DAY 24))
         (tried (.checkValidIntValue ChronoField/INSTANT_SECONDS 1))
         (tried (ChronoField/valueOf "X")) (compare ChronoField/ERA ChronoField/YEAR))
(println "-- weeks")
(doseq [w [WeekFields/ISO WeekFields/SUNDAY_START (WeekFields/of DayOfWeek/SATURDAY 5)]
        d [(LocalDate/of 2024 12 30) (LocalDate/of 2021 1 1) (LocalDate/of 2023 1 1)
           (LocalDate/of 2020 2 29) (LocalDate/of 2026 8 1)]]
  (println (str w) (str (.getFirstDayOfWeek w)) (.getMinimalDaysInFirstWeek w) (str d)
           (map (fn [^TemporalField f]
                  [(.get ^LocalDate d f) (str (.range ^LocalDate d f))
                   (str (.with ^LocalDate d f 2))])
                [(.dayOfWeek w) (.weekOfMonth w) (.weekOfYear w)
                 (.weekOfWeekBasedYear w)])
           (.get ^LocalDate d (.weekBasedYear w))
           (str (.with ^LocalDate d (.weekBasedYear w) 2015))))
(println (map (fn [^LocalDate d] [(str d) (.get d IsoFields/WEEK_OF_WEEK_BASED_YEAR)
                       (.get d IsoFields/WEEK_BASED_YEAR)
                       (str (.range d IsoFields/WEEK_OF_WEEK_BASED_YEAR))
                       (str (.plus d 1 IsoFields/WEEK_BASED_YEARS))
                       (str (.plus d 2 IsoFields/QUARTER_YEARS))])
              [(LocalDate/of 2020 12 31) (LocalDate/of 2021 1 3) (LocalDate/of 2016 1 1)
               (LocalDate/of 2018 12 31)]))
(println (.between IsoFields/QUARTER_YEARS (LocalDate/of 2020 1 1) (LocalDate/of 2022 6 30))
         (.until (LocalDate/of 2020 1 1) (LocalDate/of 2022 6 30) IsoFields/WEEK_BASED_YEARS))
(println (map (fn [^ChronoField f] (.getDisplayName f java.util.Locale/ENGLISH)) (ChronoField/values)))
