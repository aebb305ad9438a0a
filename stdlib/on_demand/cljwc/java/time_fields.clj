;; SPDX-License-Identifier: MIT
;;
;; java.time.temporal: fields, their ranges, and what a temporal does with any
;; field or unit. ChronoField is one table; its rows are in Java's order, so that
;; the ordinal says of which part of a temporal a field is:
;;   0 - 14 the time, 15 - 27 the date, 28 the instant, 29 the offset.
;; A temporal supports the fields of the parts it has. What is no ChronoField or
;; ChronoUnit is asked itself, as in Java: getFrom, adjustInto, addTo, between.
(in-ns 'cljwc.java.time)

;; --- ranges ---

(declare invalid-value)
(deftype* ValueRange [low low-end high-start high]
  {:class "java.time.temporal.ValueRange"}
  Object
  (getMinimum [_] low)
  (getLargestMinimum [_] low-end)
  (getSmallestMaximum [_] high-start)
  (getMaximum [_] high)
  (isFixed [_] (and (= low low-end) (= high-start high)))
  (isIntValue [_] (and (<= -2147483648 low) (<= high 2147483647)))
  (isValidValue [_ n] (<= low n high))
  (isValidIntValue [this n] (and (.isIntValue this) (<= low n high)))
  (checkValidValue [this n field]
    (if (<= low n high) n (invalid-value this n field)))
  (checkValidIntValue [this n field]
    (if (.isValidIntValue this n) (int n) (invalid-value this n field)))
  (hashCode [_]
    (long-hash
     (unchecked-add
      (unchecked-add (unchecked-add low (bit-shift-left low-end 16))
                     (unchecked-add (bit-shift-right low-end 48)
                                    (bit-shift-left high-start 32)))
      (unchecked-add (unchecked-add (bit-shift-right high-start 32)
                                    (bit-shift-left high 48))
                     (bit-shift-right high 16)))))
  (equals [_ x]
    (and (instance? ValueRange x) (= low (.-low x)) (= low-end (.-low-end x))
         (= high-start (.-high-start x)) (= high (.-high x))))
  (toString [_]
    (str low (when-not (= low low-end) (str "/" low-end)) " - " high-start
         (when-not (= high high-start) (str "/" high)))))

(defn- invalid-value [limits n field]
  (fail "Invalid value" (when field (str " for " field)) " (valid values " limits
        "): " n))
(defn ValueRange--of
  ([low high]
   (if (<= low high)
     (new ValueRange low low high high)
     (throw (new IllegalArgumentException
                 "Minimum value must be less than maximum value"))))
  ([low high-start high] (ValueRange--of low low high-start high))
  ([low low-end high-start high]
   (when-let [wrong (cond
                      (> low low-end)
                      "Smallest minimum value must be less than largest minimum"
                      (> high-start high)
                      "Smallest maximum value must be less than largest maximum"
                      (> low-end high)
                      "Largest minimum value must be less than largest maximum")]
     (throw (new IllegalArgumentException (str wrong " value"))))
   (new ValueRange low low-end high-start high)))

;; --- ChronoField ---

(declare get-int parsed-value)
(deftype* ChronoField [index label text base per limits key digits]
  {:class "java.time.temporal.ChronoField"}
  java.time.temporal.TemporalField
  Comparable
  (compareTo [_ x] (int (- index (.ordinal x))))
  Object
  (ordinal [_] (int index))
  (name [_] label)
  (toString [_] text)
  (getBaseUnit [_] base)
  (getRangeUnit [_] per)
  (range [_] limits)
  (isTimeBased [_] (< index 15))
  (isDateBased [_] (<= 15 index 27))
  (checkValidValue [this n] (.checkValidValue limits n this))
  (checkValidIntValue [this n] (.checkValidIntValue limits n this))
  (isSupportedBy [this x] (.isSupported x this))
  (rangeRefinedBy [this x] (.range x this))
  (getFrom [this x] (.getLong x this))
  (adjustInto [this x n] (.with x this n))
  (resolve [_ _ _ _] nil)
  ;; What .get of a temporal does, so that only programs with fields have it.
  (getInt [this x] (get-int x this))
  ;; of the fields that a formatter read
  (valueIn [this fields] (parsed-value this fields)))

(defmacro ^:private def-fields
  "A constant for each row: name, text, units, the arguments of its range, and
  for formatters a key and the digits of a fraction."
  [& rows]
  (let [rows (partition 7 rows)
        named (fn [s] (symbol (str "ChronoField--" s)))
        unit (fn [s] (symbol (str "ChronoUnit--" s)))]
    `(do ~@(map-indexed
            (fn [i [s text base per limits key digits]]
              `(def ~(named s)
                 (new ~'ChronoField ~i ~(str s) ~text ~(unit base) ~(unit per)
                      (ValueRange--of ~@limits) ~key ~digits)))
            rows)
         (def ~'ChronoField-all [~@(map (fn [row] (named (first row))) rows)]))))
(def-fields
  NANO_OF_SECOND "NanoOfSecond" NANOS SECONDS [0 999999999] :nano 9
  NANO_OF_DAY "NanoOfDay" NANOS DAYS [0 86399999999999] :nano-of-day 0
  MICRO_OF_SECOND "MicroOfSecond" MICROS SECONDS [0 999999] :micro 6
  MICRO_OF_DAY "MicroOfDay" MICROS DAYS [0 86399999999] :micro-of-day 0
  MILLI_OF_SECOND "MilliOfSecond" MILLIS SECONDS [0 999] :milli 3
  MILLI_OF_DAY "MilliOfDay" MILLIS DAYS [0 86399999] :milli-of-day 0
  SECOND_OF_MINUTE "SecondOfMinute" SECONDS MINUTES [0 59] :second 0
  SECOND_OF_DAY "SecondOfDay" SECONDS DAYS [0 86399] :second-of-day 0
  MINUTE_OF_HOUR "MinuteOfHour" MINUTES HOURS [0 59] :minute 0
  MINUTE_OF_DAY "MinuteOfDay" MINUTES DAYS [0 1439] :minute-of-day 0
  HOUR_OF_AMPM "HourOfAmPm" HOURS HALF_DAYS [0 11] :hour11 0
  CLOCK_HOUR_OF_AMPM "ClockHourOfAmPm" HOURS HALF_DAYS [1 12] :hour12 0
  HOUR_OF_DAY "HourOfDay" HOURS DAYS [0 23] :hour 0
  CLOCK_HOUR_OF_DAY "ClockHourOfDay" HOURS DAYS [1 24] :hour24 0
  AMPM_OF_DAY "AmPmOfDay" HALF_DAYS DAYS [0 1] :half 0
  DAY_OF_WEEK "DayOfWeek" DAYS WEEKS [1 7] :weekday 0
  ALIGNED_DAY_OF_WEEK_IN_MONTH "AlignedDayOfWeekInMonth" DAYS WEEKS [1 7]
  :aligned-day-in-month 0
  ALIGNED_DAY_OF_WEEK_IN_YEAR "AlignedDayOfWeekInYear" DAYS WEEKS [1 7]
  :aligned-day-in-year 0
  DAY_OF_MONTH "DayOfMonth" DAYS MONTHS [1 28 31] :day 0
  DAY_OF_YEAR "DayOfYear" DAYS YEARS [1 365 366] :day-of-year 0
  EPOCH_DAY "EpochDay" DAYS FOREVER [-365243219162 365241780471] :epoch-day 0
  ALIGNED_WEEK_OF_MONTH "AlignedWeekOfMonth" WEEKS MONTHS [1 4 5]
  :aligned-week-of-month 0
  ALIGNED_WEEK_OF_YEAR "AlignedWeekOfYear" WEEKS YEARS [1 53]
  :aligned-week-of-year 0
  MONTH_OF_YEAR "MonthOfYear" MONTHS YEARS [1 12] :month 0
  PROLEPTIC_MONTH "ProlepticMonth" MONTHS FOREVER [-11999999988 11999999999]
  :proleptic-month 0
  YEAR_OF_ERA "YearOfEra" YEARS FOREVER [1 999999999 1000000000] :era-year 0
  YEAR "Year" YEARS FOREVER [-999999999 999999999] :year 0
  ERA "Era" ERAS FOREVER [0 1] :era 0
  INSTANT_SECONDS "InstantSeconds" SECONDS FOREVER
  [-9223372036854775808 9223372036854775807] :instant-seconds 0
  OFFSET_SECONDS "OffsetSeconds" SECONDS FOREVER [-64800 64800] :offset 0)

(defn ChronoField--values [] (to-array ChronoField-all))
(defn ChronoField--valueOf [s]
  (or (first (filter (fn [x] (= s (.name x))) ChronoField-all))
      (throw (new IllegalArgumentException
                  (str "No enum constant java.time.temporal.ChronoField." s)))))

;; --- values of the fields of a time, as nanoseconds of the day ---

;; For each field: nanoseconds of one, how many there are (or nil: the day's), and
;; whether 0 counts as the last.
(def ^:private time-steps
  [[1 1000000000] [1] [1000 1000000] [1000] [1000000 1000] [1000000]
   [1000000000 60] [1000000000] [60000000000 60] [60000000000]
   [3600000000000 12] [3600000000000 12 true] [3600000000000 24]
   [3600000000000 24 true] [43200000000000 2]])
(defn- whole-steps [n [size many]]
  (let [k (quot n size)] (if many (rem k many) k)))
(defn- time-value [n i]
  (let [[_ many clock? :as step] (nth time-steps i)
        k (whole-steps n step)]
    (if (and clock? (= 0 k)) many k)))
(defn- with-time-value [n i k]
  (let [[size many clock? :as step] (nth time-steps i)
        k (if (and clock? (= k many)) 0 k)]
    ;; setting a fraction of a second drops what is smaller
    (+ (if (< size 1000000000) (- n (rem n size)) n)
       (* size (- k (whole-steps n step))))))

;; --- values of the fields of a date ---

(defn- proleptic-month [date] (+ (* 12 (.-y date)) (dec (.-m date))))
(defn- date-value [date i]
  (let [y (.-y date) d (.-d date)]
    (case (int i)
      15 (.getValue (-getDayOfWeek date))
      16 (inc (rem (dec d) 7))
      17 (inc (rem (dec (-getDayOfYear date)) 7))
      18 d
      19 (-getDayOfYear date)
      20 (-toEpochDay date)
      21 (inc (quot (dec d) 7))
      22 (inc (quot (dec (-getDayOfYear date)) 7))
      23 (.-m date)
      24 (proleptic-month date)
      25 (if (pos? y) y (- 1 y))
      26 y
      27 (if (pos? y) 1 0))))
(defn- with-date-value [date i n]
  (let [y (.-y date) more (fn [] (- n (date-value date i)))]
    (case (int i)
      (15 16 17) (plus-unit date (more) ChronoUnit--DAYS)
      18 (-withDayOfMonth date n)
      19 (-withDayOfYear date n)
      20 (LocalDate--ofEpochDay n)
      (21 22) (plus-unit date (more) ChronoUnit--WEEKS)
      23 (-withMonth date n)
      24 (plus-months date (more))
      25 (-withYear date (if (pos? y) n (- 1 n)))
      26 (-withYear date n)
      27 (if (= 0 (more)) date (-withYear date (- 1 y))))))
(defn- date-range [date i]
  (case (int i)
    18 (ValueRange--of 1 (-lengthOfMonth date))
    19 (ValueRange--of 1 (-lengthOfYear date))
    21 (ValueRange--of 1 (if (= 28 (-lengthOfMonth date)) 4 5))
    25 (ValueRange--of 1 (if (pos? (.-y date)) 999999999 1000000000))
    nil))

;; --- fields and units of temporals ---

(defn- supports-field? [x i]
  (case (kind x)
    :date (<= 15 i 27)
    :time (< i 15)
    :local (< i 28)
    (:zoned :offset) true
    :offset-time (or (< i 15) (= i 29))
    :instant (boolean (#{0 2 4 28} i))
    (= i (cond (instance? DayOfWeek x) 15
               (instance? Month x) 23
               (instance? ZoneOffset x) 29
               :else -1))))
(defn- chrono-field? [x] (instance? ChronoField x))

(defn -isSupported [x what]
  (cond (nil? what) false
        (chrono-field? what) (supports-field? x (.ordinal what))
        (instance? ChronoUnit what) (supports-unit? x what)
        :else (.isSupportedBy what x)))

(defn- need-field [x field]
  (when-not (supports-field? x (.ordinal field)) (no-field x field)))

(defn -getLong [x field]
  (if (chrono-field? field)
    (let [i (.ordinal field)]
      (need-field x field)
      (cond (instance? Instant x)
            (if (= i 28) (.getEpochSecond x) (time-value (.getNano x) i))
            (instance? DayOfWeek x) (long (.getValue x))
            (instance? Month x) (long (.getValue x))
            (< i 15) (time-value (-toNanoOfDay x) i)
            (< i 28) (long (date-value (-toLocalDate x) i))
            (= i 28) (-toEpochSecond x)
            (instance? ZoneOffset x) (long (.-total x))
            :else (long (.-total (.-offset x)))))
    (.getFrom field x)))

(defn -range [x field]
  (if (chrono-field? field)
    (do (need-field x field)
        (or (when (#{:date :local :zoned :offset} (kind x))
              (date-range (-toLocalDate x) (.ordinal field)))
            (.range field)))
    (.rangeRefinedBy field x)))

(defn- get-int
  "The value as .get has it: for fields whose values are ints."
  [x field]
  (let [limits (.range x field)]
    (cond (.isIntValue limits)
          (.checkValidIntValue limits (.getLong x field) field)
          (instance? Instant x) (no-field x field)
          :else
          (let [quote (if (and (chrono-field? field) (kind x)
                               (not (instance? OffsetTime x)))
                        "'"
                        "")]
            (throw (new java.time.temporal.UnsupportedTemporalTypeException
                        (str "Invalid field " quote field quote
                             " for get() method, use getLong() instead")))))))

(defn- with-field [x field n]
  (let [i (.ordinal field)]
    (need-field x field)
    (.checkValidValue field n)
    (cond (instance? Instant x)
          (if (= i 28)
            (new Instant n (.getNano x))
            (new Instant (.getEpochSecond x) (with-time-value (.getNano x) i n)))
          (< i 15) (with-time x (new LocalTime
                                     (with-time-value (-toNanoOfDay x) i n)))
          (< i 28) (with-date x (with-date-value (-toLocalDate x) i n))
          (= i 28) (if (instance? ZonedDateTime x)
                     (ZonedDateTime--ofInstant
                      (Instant--ofEpochSecond n (-getNano x)) (.-zone x))
                     (OffsetDateTime--ofInstant
                      (Instant--ofEpochSecond n (-getNano x)) (.-offset x)))
          (instance? OffsetTime x)
          (new OffsetTime (.-time x) (ZoneOffset--ofTotalSeconds n))
          (instance? OffsetDateTime x)
          (new OffsetDateTime (.-local x) (ZoneOffset--ofTotalSeconds n))
          ;; its zone has one offset only
          :else x)))
(defn -with
  ([x adjuster]
   (if (fn? adjuster) (adjuster x) (.adjustInto adjuster x)))
  ([x field n]
   (if (chrono-field? field) (with-field x field n) (.adjustInto field x n))))

(defn -adjustInto
  "What a date, a time, an instant and the like is as an adjuster."
  [x temporal]
  (case (kind x)
    :date (.with temporal ChronoField--EPOCH_DAY (-toEpochDay x))
    :time (.with temporal ChronoField--NANO_OF_DAY (-toNanoOfDay x))
    :local (-> temporal
               (.with ChronoField--EPOCH_DAY (-toEpochDay x))
               (.with ChronoField--NANO_OF_DAY (-toNanoOfDay x)))
    :offset (-> temporal
                (.with ChronoField--EPOCH_DAY (-toEpochDay x))
                (.with ChronoField--NANO_OF_DAY (-toNanoOfDay x))
                (.with ChronoField--OFFSET_SECONDS (.-total (.-offset x))))
    :offset-time (-> temporal
                     (.with ChronoField--NANO_OF_DAY (-toNanoOfDay x))
                     (.with ChronoField--OFFSET_SECONDS (.-total (.-offset x))))
    :instant (-> temporal
                 (.with ChronoField--INSTANT_SECONDS (.getEpochSecond x))
                 (.with ChronoField--NANO_OF_SECOND (.getNano x)))
    (cond (instance? DayOfWeek x)
          (.with temporal ChronoField--DAY_OF_WEEK (.getValue x))
          (instance? Month x)
          (.with temporal ChronoField--MONTH_OF_YEAR (.getValue x))
          (instance? ZoneOffset x)
          (.with temporal ChronoField--OFFSET_SECONDS (.-total x)))))

;; --- units ---

(defn -getDuration [unit]
  (let [i (.ordinal unit)]
    (cond (< i 9) (Duration--ofNanos (nth unit-nanos i))
          (= i 15) (Duration--ofSeconds 9223372036854775807 999999999)
          (= i 14) (Duration--ofSeconds (* 31556952 1000000000))
          :else (Duration--ofSeconds (quot (* 31556952 (months-of-unit unit)) 12)))))
(defn -isDurationEstimated [unit] (<= 7 (.ordinal unit)))
(defn -isDateBased [unit] (<= 7 (.ordinal unit) 14))
(defn -isTimeBased [unit] (< (.ordinal unit) 7))
(defn -isSupportedBy [unit x] (.isSupported x unit))
(defn -between [unit a b] (.until a b unit))
(defn -addTo
  "Of a unit: n of it; of an amount: all of it."
  ([amount x] (plus-amount x amount 1))
  ([unit x n] (.plus x n unit)))
(defn -subtractFrom [amount x] (plus-amount x amount -1))
(defn -getUnits [amount]
  (if (instance? Period amount)
    [ChronoUnit--YEARS ChronoUnit--MONTHS ChronoUnit--DAYS]
    [ChronoUnit--SECONDS ChronoUnit--NANOS]))
(defn -getDeclaringClass [x] (class x))
