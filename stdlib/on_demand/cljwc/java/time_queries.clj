;; SPDX-License-Identifier: MIT
;;
;; java.time: what a temporal is asked (TemporalQueries), the calendar and its
;; eras (IsoChronology, IsoEra), and DayOfWeek, Month, ZoneOffset and ZoneId of a
;; temporal that has them.
(in-ns 'cljwc.java.time)

;; --- the ISO calendar ---

(defenum IsoEra "java.time.chrono.IsoEra"
  [BCE CE]
  (getValue [_] (int index))
  (get [this field] (.getInt field this))
  (isSupported [_ field] (= field ChronoField--ERA))
  (getLong [_ field]
    (if (= field ChronoField--ERA) (long index) (no-field nil field)))
  (range [_ field]
    (if (= field ChronoField--ERA) (.range field) (no-field nil field)))
  (adjustInto [_ temporal] (.with temporal ChronoField--ERA index))
  java.time.chrono.Era)
(defn IsoEra--of [n]
  (case (int n) 0 IsoEra--BCE 1 IsoEra--CE (fail "Invalid era: " n)))

(deftype* IsoChronology []
  {:class "java.time.chrono.IsoChronology"}
  java.time.chrono.Chronology
  Comparable
  (compareTo [_ x] (int (compare "ISO" (.getId x))))
  Object
  (getId [_] "ISO")
  (getCalendarType [_] "iso8601")
  (isLeapYear [_ y] (leap? y))
  (eraOf [_ n] (IsoEra--of n))
  (eras [_] [IsoEra--BCE IsoEra--CE])
  (prolepticYear [_ era y] (if (= era IsoEra--CE) y (- 1 y)))
  (range [_ field] (.range field))
  (date [_ x] (LocalDate--from x))
  (date [_ y m d] (LocalDate--of y m d))
  (dateEpochDay [_ n] (LocalDate--ofEpochDay n))
  (dateYearDay [_ y n] (LocalDate--ofYearDay y n))
  (dateNow [_] (LocalDate--now))
  (localDateTime [_ x] (LocalDateTime--from x))
  (zonedDateTime [_ x] (ZonedDateTime--from x))
  (period [_ y m d] (Period--of y m d))
  (equals [_ x] (instance? IsoChronology x))
  (hashCode [_] (int 72805))
  (toString [_] "ISO"))
(def IsoChronology--INSTANCE (new IsoChronology))

(defn -getChronology [_] IsoChronology--INSTANCE)
(defn -withChronology [formatter _] formatter)
(defn -getEra [x] (IsoEra--of (era-of x)))

;; --- queries ---

(defn -query [x query] (.queryFrom query x))

;; The offset of a temporal, or nil.
(defn- offset-in [x]
  (cond (instance? ZoneOffset x) x
        (#{:zoned :offset :offset-time} (kind x)) (.-offset x)
        (.isSupported x ChronoField--OFFSET_SECONDS)
        (ZoneOffset--ofTotalSeconds (.getLong x ChronoField--OFFSET_SECONDS))))
;; The zone of a temporal, not an offset, or nil.
(defn- zone-id-in [x]
  (cond (instance? ZonedDateTime x) (.-zone x)
        (instance? Parsed x) (zone-in (.-formatter x) (.-fields x))))
(defn- unit-in [x]
  (case (kind x)
    :date ChronoUnit--DAYS
    (:time :local :zoned :offset :offset-time :instant) ChronoUnit--NANOS
    (cond (instance? DayOfWeek x) ChronoUnit--DAYS
          (instance? Month x) ChronoUnit--MONTHS
          (instance? IsoEra x) ChronoUnit--ERAS
          ;; of a Year or YearMonth, which time_year.clj has
          (.isSupported x ChronoField--PROLEPTIC_MONTH) ChronoUnit--MONTHS
          (.isSupported x ChronoField--YEAR) ChronoUnit--YEARS)))
(defn- calendar-in [x]
  (when-not (or (#{:time :offset-time :instant} (kind x)) (instance? DayOfWeek x)
                (instance? ZoneOffset x) (instance? IsoEra x))
    IsoChronology--INSTANCE))

(deftype* Query [label ask]
  {:class "java.time.temporal.TemporalQueries$1"}
  java.time.temporal.TemporalQuery
  Object
  (queryFrom [_ x] (ask x))
  (toString [_] label))
(defmacro ^:private def-queries [& rows]
  `(do ~@(mapcat
          (fn [[method label ask]]
            (let [query (symbol (str "query-" method))]
              [`(def ~(with-meta query {:private true}) (new ~'Query ~label ~ask))
               `(defn ~(symbol (str "TemporalQueries--" method)) [] ~query)]))
          (partition 3 rows))))
(def-queries
  zoneId "ZoneId" zone-id-in
  zone "Zone" (fn [x] (or (zone-id-in x) (offset-in x)))
  offset "ZoneOffset" offset-in
  precision "Precision" unit-in
  chronology "Chronology" calendar-in
  localDate "LocalDate"
  (fn [x] (when (.isSupported x ChronoField--EPOCH_DAY)
            (LocalDate--ofEpochDay (.getLong x ChronoField--EPOCH_DAY))))
  localTime "LocalTime"
  (fn [x] (when (.isSupported x ChronoField--NANO_OF_DAY)
            (LocalTime--ofNanoOfDay (.getLong x ChronoField--NANO_OF_DAY)))))

;; No text is read as a later day or a leap second.
(defn DateTimeFormatter--parsedExcessDays []
  (new Query "ExcessDays" (fn [_] Period--ZERO)))
(defn DateTimeFormatter--parsedLeapSecond []
  (new Query "LeapSecond" (fn [_] false)))

;; --- from a temporal ---

(defn- parsed-value
  "The value of a ChronoField in the fields that a formatter read, or nil."
  [field fields]
  (let [i (.ordinal field) n (get fields (.-key field))]
    (cond (= i 29) (when n (.-total n))
          (and (<= 15 i 27) (date-in fields)) (date-value (date-in fields) i)
          (and (< i 15) (time-in fields))
          (time-value (-toNanoOfDay (time-in fields)) i)
          (= i 26) (year-in fields)
          :else n)))

(defn- no-part [x type]
  (fail "Unable to obtain " type " from TemporalAccessor: " x " of type "
        (.getName (class x))))
(defn- field-in [x field type]
  (if (.isSupported x field) (.getLong x field) (no-part x type)))
(defn DayOfWeek--from [x]
  (DayOfWeek--of (field-in x ChronoField--DAY_OF_WEEK "DayOfWeek")))
(defn Month--from [x]
  (Month--of (field-in x ChronoField--MONTH_OF_YEAR "Month")))
(defn ZoneOffset--from [x] (or (offset-in x) (no-part x "ZoneOffset")))
(defn ZoneId--from [x]
  (or (zone-id-in x) (offset-in x) (no-part x "ZoneId")))

;; --- names ---

(defn -getDisplayName
  ([field _] ; of a field
   (get {"Era" "era" "Year" "year" "MonthOfYear" "month" "DayOfWeek" "day of the week" "AmPmOfDay" "AM/PM" "HourOfDay" "hour"
         "MinuteOfHour" "minute" "SecondOfMinute" "second"}
        (str field) (str field)))
  ([x style _]
   (cond (instance? Month x) (styled month-names style (dec (.getValue x)))
         (instance? DayOfWeek x) (styled day-names style (dec (.getValue x)))
         (instance? IsoEra x)
         (nth (case (.ordinal style)
                (0 1) ["Before Christ" "Anno Domini"]
                (2 3) ["BC" "AD"]
                ["B" "A"])
              (.getValue x))
         :else (str x))))
;; Of Month.
(defn -minLength [month] (.length month false))
(defn -maxLength [month] (.length month true))
(defn -firstDayOfYear [month leap-year?]
  (-getDayOfYear (LocalDate--of (if leap-year? 4 1) month 1)))
(defn -firstMonthOfQuarter [month]
  (Month--of (inc (* 3 (quot (dec (.getValue month)) 3)))))
