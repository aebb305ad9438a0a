;; ChronoUnit, and plus, minus and until of each temporal with each unit.
(import '[java.time DateTimeException Duration Instant LocalDate LocalDateTime LocalTime
          OffsetDateTime OffsetTime Period ZonedDateTime ZoneId ZoneOffset]
        '[java.time.temporal ChronoUnit IsoFields Temporal TemporalAmount TemporalUnit])
(defmacro tried [form]
  `(try (str ~form)
        (catch Exception e# (str (.getSimpleName (class e#)) ": " (ex-message e#)))))
(doseq [u (ChronoUnit/values)]
  (println (.name u) (str u) (.ordinal u) (str (.getDuration u)) (.isDurationEstimated u)
           (.isDateBased u) (.isTimeBased u) (= u (ChronoUnit/valueOf (.name u)))
           (instance? TemporalUnit u)))
(def local (LocalDateTime/of 2024 2 29 13 5 9 123456789))
(def temporals
  [(.toLocalDate local) (.toLocalTime local) local
   (.atOffset local (ZoneOffset/ofHours 2)) (.atZone local (ZoneId/of "UTC"))
   (OffsetTime/of 0 59 59 5 (ZoneOffset/ofHoursMinutes -3 -30))
   (Instant/ofEpochSecond -5 7000000)])
(doseq [^Temporal t temporals, ^ChronoUnit u (ChronoUnit/values)]
  (println (.getSimpleName (class t)) (str u) (.isSupported t u) (.isSupportedBy u t)
           (tried (.plus t 1 u)) (tried (.minus t 2 u))
           (tried (.until t (.plus t 3 u) u)) (tried (.between u (.plus t 3 u) t))
           (= (tried (.addTo u t 5)) (tried (.plus t 5 u)))))
(println "-- until another kind")
(println (.until (LocalDate/of 2024 1 1) local ChronoUnit/DAYS)
         (.until LocalTime/NOON local ChronoUnit/MINUTES)
         (.until (Instant/ofEpochSecond 0) (nth temporals 4) ChronoUnit/HOURS)
         (.until (nth temporals 3) (nth temporals 4) ChronoUnit/MINUTES)
         (.until (nth temporals 4) (nth temporals 3) ChronoUnit/MINUTES)
         (.until (nth temporals 5) (OffsetTime/of 0 59 59 5 ZoneOffset/UTC) ChronoUnit/MINUTES)
         (str (Duration/between (nth temporals 3) (nth temporals 4)))
         (str (Duration/between (second temporals) local))
         (tried (Duration/between (first temporals) (first temporals))))
(println "-- amounts")
(def amounts [(Period/of 1 -2 3) (Period/ofYears 1) (Period/ofDays 2) Period/ZERO
              (Duration/ofSeconds 90061 5) Duration/ZERO (Duration/ofNanos -1)])
(doseq [^Temporal t temporals, ^TemporalAmount a amounts]
  (println (.getSimpleName (class t)) (str a) (tried (.plus t a)) (tried (.minus t a))
           (tried (.addTo a t)) (tried (.subtractFrom a t))))
(doseq [^TemporalAmount a amounts]
  (println (str a) (map str (.getUnits a)) (map (fn [u] (.get a u)) (.getUnits a))
           (tried (.get a ChronoUnit/HOURS)) (tried (Duration/from a)) (tried (Period/from a))))
(let [p (Period/of 1 14 -3)]
  (println (map str [(.normalized p) (.withYears p 5) (.withMonths p 5) (.withDays p 5)
                     (.plusDays p 1) (.plusMonths p 1) (.plusYears p 1) (.minusDays p 1)
                     (.minusMonths p 1) (.minusYears p 1) (.multipliedBy p -2) (.negated p)
                     (.getChronology p) (.plus p (Period/ofDays 1))])))
(let [d (Duration/ofSeconds -90061 5)]
  (println (map str [(.abs d) (.withSeconds d 5) (.withNanos d 7) (.negated d)
                     (.plus d 3 ChronoUnit/HALF_DAYS) (.plusDays d 1) (.minusMillis d 1)
                     (.dividedBy d 2) (Duration/of 5 ChronoUnit/DAYS)])
           (tried (.plus d 1 ChronoUnit/WEEKS)) (tried (Duration/of 1 ChronoUnit/MONTHS))))
(println (tried (.truncatedTo local ChronoUnit/WEEKS)) (str (.truncatedTo local ChronoUnit/HALF_DAYS))
         (str (.truncatedTo (nth temporals 5) ChronoUnit/HOURS))
         (tried (LocalTime/ofSecondOfDay 86400)) (tried (LocalTime/ofNanoOfDay -1))
         (tried (LocalDate/ofYearDay 2023 366)) (tried (LocalDate/ofYearDay 2023 400))
         (str Instant/MIN) (str Instant/MAX))
