;; SPDX-License-Identifier: MIT
;;
;; java.time.temporal: fields and units that are computed from those of
;; ChronoField: IsoFields, JulianFields and WeekFields. Each is a function that
;; reads a date and one that makes the date with another value.
(in-ns 'cljwc.java.time)

;; needs: the ChronoField that a temporal must have; read: of a date, the value;
;; write: of a date and a value, the date; refine: of a date, the range it leaves.
(deftype* DerivedField [text base per limits needs read write refine]
  {:class "java.time.temporal.IsoFields$Field"}
  java.time.temporal.TemporalField
  Object
  (getBaseUnit [_] base)
  (getRangeUnit [_] per)
  (range [_] limits)
  (isDateBased [_] true)
  (isTimeBased [_] false)
  (isSupportedBy [_ x] (.isSupported x needs))
  (getFrom [this x]
    (if (.isSupported x needs) (long (read x)) (no-field x this)))
  (getInt [this x] (get-int x this))
  (rangeRefinedBy [this x]
    (if (.isSupported x needs) (refine x limits) (no-field x this)))
  (adjustInto [this x n]
    (.checkValidValue limits n this)
    (write x n))
  (resolve [_ _ _ _] nil)
  (toString [_] text))

(defn- plus-from
  "A write: x and as many of the unit as the value is from that of x."
  [read unit]
  (fn [x n] (.plus x (- n (read x)) unit)))
(defn- all-of [_ limits] limits)

;; --- weeks ---

;; Days of a year before the first day of its first week, which has at least
;; `least` days of the year; weeks begin on weekday `start`. May be negative.
(defn- week-offset [first-day start least]
  (let [before (mod (- (.getValue (-getDayOfWeek first-day)) start) 7)]
    (if (<= least (- 7 before)) (- before) (- 7 before))))
(defn- year-start [y start least]
  (let [day (LocalDate--of y 1 1)]
    (+ (-toEpochDay day) (week-offset day start least))))
(defn- week-year
  "[year week] of a date, the year being that of the week."
  [date start least]
  (let [n (-toEpochDay date)
        y (.-y date)
        y (cond (< n (year-start y start least)) (dec y)
                (>= n (year-start (inc y) start least)) (inc y)
                :else y)]
    [y (inc (quot (- n (year-start y start least)) 7))]))
(defn- weeks-in-year [y start least]
  (quot (- (year-start (inc y) start least) (year-start y start least)) 7))
(defn- local-weekday [date start]
  (inc (mod (- (.getValue (-getDayOfWeek date)) start) 7)))
(defn- with-week-year
  "The date of year y of weeks that has the weekday of date, and its week, or the
  last one."
  [date y start least]
  (let [[_ week] (week-year date start least)
        week (min week (weeks-in-year y start least))]
    (LocalDate--ofEpochDay
     (+ (year-start y start least) (* 7 (dec week))
        (dec (local-weekday date start))))))
(defn- week-of
  "The week that day n, of a month or a year, is in; 0 is what is before the
  first."
  [n weekday start least]
  (let [first-weekday (mod (- weekday start (dec n)) 7)
        shift (if (<= least (- 7 first-weekday)) first-weekday
                  (- first-weekday 7))]
    (rt/math-floor-div (+ (dec n) shift 7) 7)))

(defn- replaced
  "A write: f makes another date of the date of a temporal and a value."
  [f]
  (fn [x n] (with-date x (f (-toLocalDate x) n))))

;; --- units ---

(deftype* DerivedUnit [text duration add between]
  {:class "java.time.temporal.IsoFields$Unit"}
  java.time.temporal.TemporalUnit
  Object
  (getDuration [_] duration)
  (isDurationEstimated [_] true)
  (isDateBased [_] true)
  (isTimeBased [_] false)
  (isSupportedBy [_ x] (.isSupported x ChronoField--EPOCH_DAY))
  (addTo [_ x n] (add x n))
  (between [_ a b] (between a b))
  (toString [_] text))

(declare IsoFields--WEEK_BASED_YEAR)
(def IsoFields--QUARTER_YEARS
  (new DerivedUnit "QuarterYears" (Duration--ofSeconds 7889238)
       (fn [x n]
         (.plus x (* 3 n) ChronoUnit--MONTHS))
       (fn [a b] (quot (.until a b ChronoUnit--MONTHS) 3))))
(def IsoFields--WEEK_BASED_YEARS
  (new DerivedUnit "WeekBasedYears" (Duration--ofSeconds 31556952)
       (fn [x n]
         (.with x IsoFields--WEEK_BASED_YEAR
                (+ n (.getLong x IsoFields--WEEK_BASED_YEAR))))
       (fn [a b] (- (.getLong b IsoFields--WEEK_BASED_YEAR)
                    (.getLong a IsoFields--WEEK_BASED_YEAR)))))

;; --- IsoFields ---

(defn- quarter [x] (inc (quot (dec (.getLong x ChronoField--MONTH_OF_YEAR)) 3)))
(defn- day-of-quarter [x]
  (let [date (-toLocalDate x)]
    (inc (- (-toEpochDay date)
            (-toEpochDay (LocalDate--of (.-y date)
                                        (- (* 3 (quarter date)) 2) 1))))))
(defn- quarter-length [date]
  (case (int (quarter date)) 1 (if (leap? (.-y date)) 91 90) 2 91 92))
(defn- iso-week-year [x] (first (week-year (-toLocalDate x) 1 4)))
(defn- iso-week [x] (second (week-year (-toLocalDate x) 1 4)))
(def IsoFields--DAY_OF_QUARTER
  (new DerivedField "DayOfQuarter" ChronoUnit--DAYS IsoFields--QUARTER_YEARS
       (ValueRange--of 1 90 92) ChronoField--DAY_OF_YEAR day-of-quarter
       (plus-from day-of-quarter ChronoUnit--DAYS)
       (fn [x _] (ValueRange--of 1 (quarter-length (-toLocalDate x))))))
(def IsoFields--QUARTER_OF_YEAR
  (new DerivedField "QuarterOfYear" IsoFields--QUARTER_YEARS ChronoUnit--YEARS
       (ValueRange--of 1 4) ChronoField--MONTH_OF_YEAR quarter
       (fn [x n] (.plus x (* 3 (- n (quarter x))) ChronoUnit--MONTHS)) all-of))
(def IsoFields--WEEK_OF_WEEK_BASED_YEAR
  (new DerivedField "WeekOfWeekBasedYear" ChronoUnit--WEEKS
       IsoFields--WEEK_BASED_YEARS (ValueRange--of 1 52 53)
       ChronoField--EPOCH_DAY iso-week (plus-from iso-week ChronoUnit--WEEKS)
       (fn [x _] (ValueRange--of 1 (weeks-in-year (iso-week-year x) 1 4)))))
(def IsoFields--WEEK_BASED_YEAR
  (new DerivedField "WeekBasedYear" IsoFields--WEEK_BASED_YEARS
       ChronoUnit--FOREVER (.range ChronoField--YEAR) ChronoField--EPOCH_DAY
       iso-week-year (replaced (fn [date y] (with-week-year date y 1 4))) all-of))

;; --- JulianFields: days since another day than 1970-01-01 ---

(defn- day-field [text shift]
  (new DerivedField text ChronoUnit--DAYS ChronoUnit--FOREVER
       (ValueRange--of (+ -365243219162 shift) (+ 365241780471 shift))
       ChronoField--EPOCH_DAY
       (fn [x] (+ shift (.getLong x ChronoField--EPOCH_DAY)))
       (fn [x n] (.with x ChronoField--EPOCH_DAY (- n shift)))
       all-of))
(def JulianFields--JULIAN_DAY (day-field "JulianDay" 2440588))
(def JulianFields--MODIFIED_JULIAN_DAY (day-field "ModifiedJulianDay" 40587))
(def JulianFields--RATA_DIE (day-field "RataDie" 719163))

;; --- WeekFields ---

(defn- day-of-week-field [this start]
  (let [read (fn [x] (inc (mod (- (.getLong x ChronoField--DAY_OF_WEEK) start) 7)))]
    (new DerivedField (str "DayOfWeek[" this "]") ChronoUnit--DAYS
         ChronoUnit--WEEKS (ValueRange--of 1 7) ChronoField--DAY_OF_WEEK read
         (plus-from read ChronoUnit--DAYS) all-of)))
(defn- week-field
  "The week of a month or a year, counted by the field of its days."
  [text unit days limits start least]
  (let [week (fn [x n]
               (week-of n (+ (.getLong x ChronoField--DAY_OF_WEEK)
                             (- n (.getLong x days)))
                        start least))
        read (fn [x] (week x (.getLong x days)))]
    (new DerivedField text ChronoUnit--WEEKS unit limits days read
         (plus-from read ChronoUnit--WEEKS)
         (fn [x _]
           (ValueRange--of (week x 1)
                           (week x (.getMaximum (.range x days))))))))

(deftype* WeekFields [start least]
  {:class "java.time.temporal.WeekFields"}
  Object
  (getFirstDayOfWeek [_] (DayOfWeek--of start))
  (getMinimalDaysInFirstWeek [_] (int least))
  (dayOfWeek [this] (day-of-week-field this start))
  (weekOfMonth [this]
    (week-field (str "WeekOfMonth[" this "]") ChronoUnit--MONTHS
                ChronoField--DAY_OF_MONTH (ValueRange--of 0 1 4 6) start least))
  (weekOfYear [this]
    (week-field (str "WeekOfYear[" this "]") ChronoUnit--YEARS
                ChronoField--DAY_OF_YEAR (ValueRange--of 0 1 52 54) start least))
  (weekOfWeekBasedYear [this]
    (let [of (fn [x] (week-year (-toLocalDate x) start least))
          read (fn [x] (second (of x)))]
      (new DerivedField (str "WeekOfWeekBasedYear[" this "]") ChronoUnit--WEEKS
           IsoFields--WEEK_BASED_YEARS (ValueRange--of 1 52 53)
           ChronoField--DAY_OF_YEAR read (plus-from read ChronoUnit--WEEKS)
           (fn [x _]
             (ValueRange--of 1 (weeks-in-year (first (of x)) start least))))))
  (weekBasedYear [this]
    (new DerivedField (str "WeekBasedYear[" this "]") IsoFields--WEEK_BASED_YEARS
         ChronoUnit--FOREVER (.range ChronoField--YEAR) ChronoField--YEAR
         (fn [x] (first (week-year (-toLocalDate x) start least)))
         (replaced (fn [date y] (with-week-year date y start least)))
         (fn [_ limits] limits)))
  (hashCode [_] (int (+ (* 7 (dec start)) least)))
  (equals [_ x] (and (instance? WeekFields x) (= start (.-start x))
                     (= least (.-least x))))
  (toString [_] (str "WeekFields[" (DayOfWeek--of start) "," least "]")))
(defn WeekFields--of
  ([_] (new WeekFields 7 1)) ; the locale's, which is English of the US
  ([start least]
   (if (<= 1 least 7)
     (new WeekFields (.getValue start) least)
     (throw (new IllegalArgumentException "Minimal number of days is invalid")))))
(def WeekFields--ISO (new WeekFields 1 4))
(def WeekFields--SUNDAY_START (new WeekFields 7 1))
(def WeekFields--WEEK_BASED_YEARS IsoFields--WEEK_BASED_YEARS)
